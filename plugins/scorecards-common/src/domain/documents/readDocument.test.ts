import * as fc from 'fast-check';
import { GOOD_DOCUMENTS } from './__testUtils__/goodDocuments';
import { readDocument, readDocumentValue } from './readDocument';

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
    fix:
      effort: 1h
`;

describe('readDocument', () => {
  it.each([
    [
      'title: Readiness',
      'title: 5',
      'wrong-type',
      3,
      '5',
      'title has to be a text, and it is the number 5.',
      '"5"',
    ],
    [
      'title: Readiness',
      'title:',
      'wrong-type',
      3,
      'title',
      'title has to be a text, and it is empty.',
      undefined,
    ],
    [
      'title: Readiness',
      'title: " "',
      'bad-value',
      3,
      '" "',
      'title is empty.',
      undefined,
    ],
    [
      'title: Readiness',
      'tilte: Readiness',
      'unknown-field',
      3,
      'tilte',
      'The document has no field tilte.',
      'title',
    ],
    [
      'title: Readiness',
      `title: ${'x'.repeat(201)}`,
      'too-large',
      3,
      undefined,
      'title has 201 characters; at most 200 are kept.',
      undefined,
    ],
    [
      'id: readiness',
      'id: Our Readiness',
      'bad-value',
      2,
      'Our Readiness',
      'id has to be lower-case words joined by -, and it is "Our Readiness".',
      'our-readiness',
    ],
    [
      'id: readiness',
      'id: ourReadiness',
      'bad-value',
      2,
      'ourReadiness',
      'id has to be lower-case words joined by -, and it is "ourReadiness".',
      'our-readiness',
    ],
    [
      'kind: Scorecard',
      'kind: Scorcard',
      'bad-value',
      1,
      'Scorcard',
      'There is no kind "Scorcard".',
      'Scorecard',
    ],
    [
      'kind: Scorecard\n',
      '',
      'missing-field',
      1,
      undefined,
      'kind is missing.',
      undefined,
    ],
    [
      'owner: group:default/platform',
      'owner: platform',
      'bad-value',
      4,
      'platform',
      'owner has to be the reference of a group or a user, and it is "platform".',
      'group:default/platform',
    ],
    [
      'owner: group:default/platform\n',
      '',
      'missing-field',
      1,
      undefined,
      'owner is missing.',
      undefined,
    ],
    [
      'ranking: levels',
      'ranking: level',
      'bad-value',
      5,
      'level',
      'ranking cannot be "level".',
      'levels',
    ],
    [
      '    title: Bronze\n',
      '',
      'missing-field',
      7,
      'id: bronze',
      'levels.bronze.title is missing.',
      undefined,
    ],
    [
      'title: Bronze',
      'form: 5\n    title: Bronze',
      'unknown-field',
      8,
      'form',
      'levels.bronze has no field form.',
      'from',
    ],
    [
      '    passes:\n      fact: catalog/owner\n      present: true\n',
      '',
      'missing-field',
      10,
      'id: owned',
      'passes is missing: it says what is asked.',
      undefined,
    ],
    [
      'present: true',
      'atLeats: 1',
      'unknown-operator',
      15,
      'atLeats',
      'There is no comparison atLeats.',
      'atLeast',
    ],
    [
      'effort: 1h',
      'effort: 1 hour',
      'bad-value',
      17,
      '1 hour',
      'checks.owned.fix.effort has to be an effort, and it is "1 hour".',
      '"1h"',
    ],
    [
      'level: bronze',
      'weight: -1\n    level: bronze',
      'bad-value',
      12,
      '-1',
      'checks.owned.weight has to be at least 0.01, and it is -1.',
      undefined,
    ],
    [
      'level: bronze',
      'countsFrom: 2027-02-30\n    level: bronze',
      'bad-value',
      12,
      '2027-02-30',
      'checks.owned.countsFrom has to be a day, and it is "2027-02-30".',
      undefined,
    ],
    [
      'level: bronze',
      'level: bronze\n    level: bronze',
      'syntax',
      13,
      'level',
      'The field level is there twice.',
      undefined,
    ],
    [
      'level: bronze',
      'level: "bronze',
      'syntax',
      18,
      undefined,
      'This is not YAML: Missing closing "quote.',
      undefined,
    ],
    [
      'title: Readiness',
      'title: !!js/function "x"',
      'syntax',
      3,
      undefined,
      'This is not YAML: Unresolved tag: tag:yaml.org,2002:js/function.',
      undefined,
    ],
    [
      'level: bronze',
      '__proto__: {}\n    level: bronze',
      'unknown-field',
      12,
      '__proto__',
      'checks.owned has no field __proto__.',
      undefined,
    ],
  ])(
    'tells of %j as %j',
    (from, to, code, line, marked, message, replacement) => {
      const text = SCORECARD.replace(from, to);
      const { document, findings } = readDocument(text);
      expect(document).toBeUndefined();
      expect(findings).toEqual([
        expect.objectContaining({
          code,
          message,
          severity: 'error',
          hint: expect.any(String),
        }),
      ]);
      const [{ position, ...finding }] = findings;
      expect(position!.line).toBe(line);
      expect(finding.replacement).toBe(replacement);
      const found = text.slice(position!.start, position!.end);
      expect(found).toBe(marked ?? found);
      const before = text.slice(0, position!.start).split('\n');
      expect([before.length, before.at(-1)!.length + 1]).toEqual([
        position!.line,
        position!.column,
      ]);
    },
  );

  it.each([
    ['nothing', ''],
    ['a text', 'Hello'],
    ['a list', '- a'],
    ['two documents', `${SCORECARD}---\n${SCORECARD}`],
    ['brackets without end', '['.repeat(100_000)],
    ['lists in lists', '- '.repeat(100_000)],
    ['fields in fields', `kind: ${'{a: '.repeat(1_000)}${'}'.repeat(1_000)}`],
    ['an alias of itself', 'kind: Scorecard\nchecks: &a [*a]'],
    [
      'aliases of aliases',
      Array.from(
        { length: 30 },
        (_, i) => `a${i}: &a${i} [${`*a${i - 1},`.repeat(9)}]`,
      )
        .join('\n')
        .replace(/\*a-1/g, 'x'),
    ],
    ['many aliases', `a: &x 1\nb:\n${'  - *x\n'.repeat(60_000)}`],
    ['more than 512 kB', `title: ${'x'.repeat(600_000)}`],
    ['half a million blanks', ' '.repeat(500_000)],
    [
      'a hundred thousand fields',
      Array.from({ length: 60_000 }, (_, i) => `a${i}:`).join('\n'),
    ],
    ['a hundred thousand quotes', '"\\"'.repeat(100_000)],
    ['a kind that is inherited', 'kind: constructor'],
  ])('refuses %s soon', (_, text) => {
    const start = performance.now();
    const { document, findings } = readDocument(text);
    expect(document).toBeUndefined();
    expect(findings.length).toBeGreaterThan(0);
    expect(findings[0]).toMatchObject({
      severity: 'error',
      position: { line: expect.any(Number) },
    });
    expect(performance.now() - start).toBeLessThan(8_000);
  });

  it('takes a condition that is written once and used twice', () => {
    const text = SCORECARD.replace('passes:', 'passes: &owned').replace(
      /$/,
      '    warns: *owned\n',
    );
    const { document, findings } = readDocument(text);
    expect(findings).toEqual([]);
    expect(document).toMatchObject({
      checks: [{ warns: { fact: 'catalog/owner' } }],
    });
  });

  it('takes any text, and tells what is wrong with what it does not read', () => {
    const broken = fc
      .tuple(
        fc.constantFrom(...GOOD_DOCUMENTS),
        fc.nat(),
        fc.nat({ max: 30 }),
        fc.string({ maxLength: 6 }),
      )
      .map(([good, place, length, noise]) => {
        const at = place % good.length;
        return good.slice(0, at) + noise + good.slice(at + length);
      });
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.json(), broken),
        text => {
          const { document, findings } = readDocument(text);
          expect(findings.length > 0).toBe(document === undefined);
          findings.forEach(({ message, position }) => {
            expect(message).toMatch(/^\S[^]*\.$/);
            expect(position).toBeDefined();
            expect(position!.start).toBeLessThanOrEqual(position!.end);
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('readDocumentValue', () => {
  it('takes any value, and gives new objects', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, maxDepth: 4 }),
        value => {
          const kinds = ['Scorecard', 'Campaign', 'FactSet', 'Standard'];
          for (const kind of kinds) {
            const given =
              typeof value === 'object' ? { ...value, kind } : value;
            const { document, findings } = readDocumentValue(given);
            expect(findings.length > 0).toBe(document === undefined);
          }
        },
      ),
    );
    const value = {
      kind: 'Standard',
      id: 'x',
      title: 'X',
      owner: 'group:x',
      text: 'T',
    };
    const { document } = readDocumentValue(value);
    expect(document).toEqual(value);
    expect(document).not.toBe(value);
  });
});
