import * as fc from 'fast-check';
import type { Scorecard } from '../../types';
import { GOOD_DOCUMENTS, scorecards } from './__testUtils__/goodDocuments';
import { DocumentMemory } from './DocumentMemory';
import { finish } from './finish';
import { readDocument } from './readDocument';
import { writeDocument } from './writeDocument';

const SCORECARD = `kind: Scorecard
id: readiness
title: Readiness
owner: group:default/platform
ranking: levels
levels:
  - id: bronze
    title: Bronze
checks:
  - id: owned
    title: Is owned
    level: bronze
    passes:
      fact: catalog/owner
      present: true

  - id: tiered
    title: Has a tier
    rationale:
      text: |
        How important it is.

        - As a list.
    level: bronze
    passes:
      fact: catalog/tier
      atMost: 2
target: bronze
`;

const read = (text: string, memory = new DocumentMemory()) =>
  finish(memory.readInSteps(text));

/** Steps that take a text to be read. */
function stepsOf(text: string, memory: DocumentMemory): number {
  let steps = 1;
  const reading = memory.readInSteps(text);
  while (!reading.next().done) steps++;
  return steps;
}

/** What `readDocument` reads, if there is no mistake. */
function plainlyRead(text: string) {
  const { document, findings } = readDocument(text);
  return findings.length === 0 ? document : undefined;
}

const big = (scorecard: Scorecard): Scorecard => ({
  ...scorecard,
  checks: Array.from({ length: 12 }, (_, index) =>
    scorecard.checks.map(check =>
      'use' in check ? check : { ...check, id: `${check.id}-${index}` },
    ),
  ).flat(),
});

const WRITTEN = scorecards.map(big).map(writeDocument);

/** What an author, or an enemy, puts anywhere. */
const PIECES = [
  ...['- ', '  - ', '\n', '\n\n', ' ', '"', "'", ': ', '#', '# ', '[', ']'],
  ...['{', '}', '|', '|+', '>-', '&a ', '*a', '!x ', '%', '---', '...', '\t'],
  ...['checks:', '\nchecks:\n', '\r', '? ', 'id: a', '\n  - id: b', '\n- c'],
  ...['checks-are-cut-out', '__proto__: ', '<<: ', '\u2028', 'a'],
];

describe('DocumentMemory', () => {
  it('reads scorecards as they are written', () => {
    for (const text of [SCORECARD, ...WRITTEN]) {
      const document = plainlyRead(text);
      expect(document).toBeDefined();
      expect(read(text)).toEqual(document);
    }
  });

  it('reads nothing else than is read without it, however a text is changed', () => {
    const memory = new DocumentMemory();
    const texts = [SCORECARD, ...GOOD_DOCUMENTS].filter(text => read(text));
    expect(texts.length).toBeGreaterThan(2);
    let same = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(
          fc.record({
            share: fc.double({ min: 0, max: 1, noNaN: true }),
            piece: fc.constantFrom(...PIECES),
            cuts: fc.nat({ max: 12 }),
          }),
          { maxLength: 3 },
        ),
        (text, edits) => {
          const changed = edits.reduce((before, { share, piece, cuts }) => {
            const at = Math.floor(share * before.length);
            return before.slice(0, at) + piece + before.slice(at + cuts);
          }, text);
          const found = read(changed, memory);
          if (!found) return;
          same++;
          expect(found).toEqual(plainlyRead(changed));
        },
      ),
      { numRuns: 1_500 },
    );
    expect(same).toBeGreaterThan(50);
  });

  it.each([
    ['a mistake', 'title: Readiness', 'title: 5'],
    ['a mistake in a check', 'title: Is owned', 'titel: Is owned'],
    ['what is no YAML', 'title: Is owned', 'title: "Is owned'],
    ['a field twice', 'target: bronze', 'target: bronze\nchecks:\n  - id: a'],
    ['a part of a list', 'checks:\n', 'x: [\nchecks:\n'],
    ['an alias of another check', 'title: Has a tier', 'title: *owned'],
    ['tabs', 'title: Is owned', 'title:\tIs owned'],
    ['no end of the last line', 'target: bronze\n', 'target: bronze'],
    ['two documents', 'target: bronze', '---\ntarget: bronze'],
    ['no checks', 'checks:\n', 'check:\n'],
    ['a long check', 'Is owned', `Is owned # ${'x'.repeat(4_000)}`],
    ['a long text', 'Readiness', `Readiness # ${'x'.repeat(140_000)}`],
  ])('leaves %s to others', (_, written, instead) => {
    expect(SCORECARD).toContain(written);
    expect(read(SCORECARD.replace(written, instead))).toBeUndefined();
  });

  it('reads only checks that are new', () => {
    const memory = new DocumentMemory();
    const first = stepsOf(SCORECARD, memory);
    const again = stepsOf(SCORECARD, memory);
    const changed = SCORECARD.replace('atMost: 2', 'atMost: 3');
    const one = stepsOf(changed, memory);
    expect(one).toBeLessThan(first);
    expect(again).toBeLessThan(one);
    expect(stepsOf(changed, memory)).toBe(again);
    expect(read(changed, memory)).toEqual(plainlyRead(changed));
  });

  it('gives everybody a document of their own', () => {
    const memory = new DocumentMemory();
    const document = read(SCORECARD, memory) as Scorecard;
    for (const check of document.checks) {
      Object.assign(check, { level: 'gold' });
      if ('passes' in check) Object.assign(check.passes, { fact: 'a/b' });
    }
    expect(read(SCORECARD, memory)).toEqual(plainlyRead(SCORECARD));
  });

  it('forgets what was not asked for in a long time', () => {
    const memory = new DocumentMemory();
    const first = stepsOf(SCORECARD, memory);
    for (let at = 0; at < 1_000; at++) {
      read(SCORECARD.replace('Has a tier', `Has tier ${at}`), memory);
      if (at === 990) read(SCORECARD, memory);
    }
    const kept = stepsOf(SCORECARD, memory);
    expect(kept).toBeLessThan(first);
    const tiers = SCORECARD.replace('atMost: 2', 'atMost: 3');
    for (let at = 0; at < 1_000; at++) {
      read(tiers.replace('Has a tier', `Has tier ${at}`), memory);
    }
    expect(stepsOf(SCORECARD, memory)).toBeGreaterThan(kept);
  });
});
