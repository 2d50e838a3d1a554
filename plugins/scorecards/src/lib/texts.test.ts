import fc from 'fast-check';
import type {
  CollectorState,
  StandardSentence,
} from '@callboard/backstage-plugin-scorecards-common';
import { burnUpPoints, countTicks } from './burnUp';
import { collectorFinding } from './collectorLooks';
import { lineDiff, nearChanges } from './lineDiff';
import { pushSnippet } from './pushSnippet';
import { standardBlocks } from './standardBlocks';

const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });

describe('what has changed between texts', () => {
  it('is one of them without what was added, and the other without what was removed', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const diff = lineDiff(before.join('\n'), after.join('\n'));
        const without = (kind: string) =>
          diff.filter(line => line.kind !== kind).map(({ text }) => text);
        expect(without('added').join('\n')).toBe(before.join('\n'));
        expect(without('removed').join('\n')).toBe(after.join('\n'));
      }),
    );
  });

  it('is as little as may be', () => {
    expect(
      lineDiff('a\nb\nc', 'a\nx\nc').map(({ kind, text }) => `${kind} ${text}`),
    ).toEqual(['same a', 'removed b', 'added x', 'same c']);
    expect(lineDiff('a', 'a').map(({ kind }) => kind)).toEqual(['same']);
  });

  it('is told in bounded time where all is other', () => {
    const long = (of: string) =>
      Array.from({ length: 20_000 }, (_, at) => `${of}${at}`).join('\n');
    expect(lineDiff(long('a'), long('b'))).toHaveLength(40_000);
  });

  it('is shown with some lines around it', () => {
    const before = Array.from({ length: 20 }, (_, at) => `${at}`);
    const after = [...before];
    after[10] = 'x';
    const near = nearChanges(lineDiff(before.join('\n'), after.join('\n')), 1);
    expect(near.map(line => line?.text)).toEqual([
      undefined,
      '9',
      '10',
      'x',
      '11',
      undefined,
    ]);
  });
});

const sentence = (anchor: string, line: number): StandardSentence => ({
  anchor,
  text: anchor,
  line,
  checks: [],
});

describe('a standard', () => {
  const text = [
    '# On-call {#top}',
    '',
    'First. {#one}',
    'Still the first.',
    '',
    '1. Item one. {#two}',
    '   More of it.',
    '2. Item two. {#three}',
    '',
    '```',
    '',
    'code {#no}',
    '```',
  ].join('\n');

  it('is cut at blank lines and items, and not within code', () => {
    const blocks = standardBlocks(text, [
      sentence('top', 1),
      sentence('one', 3),
      sentence('two', 6),
      sentence('three', 8),
    ]);
    expect(blocks.map(({ line, markdown }) => [line, markdown])).toEqual([
      [1, '# On-call'],
      [3, 'First.\nStill the first.'],
      [6, '1. Item one.\n   More of it.'],
      [8, '2. Item two.'],
      [10, '```\n\ncode {#no}\n```'],
    ]);
    expect(
      blocks.map(({ sentences }) => sentences.map(({ anchor }) => anchor)),
    ).toEqual([['top'], ['one'], ['two'], ['three'], []]);
  });

  it('keeps all of its lines and sentences', () => {
    const line = fc.constantFrom('', 'Text.', '- item', '  more', '```', '# H');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 15 }), all => {
        const sentences = all.map((_, at) => sentence(`s${at}`, at + 1));
        const blocks = standardBlocks(all.join('\n'), sentences);
        const words = (of: string[]) => of.filter(each => each !== '');
        expect(
          words(blocks.flatMap(({ markdown }) => markdown.split('\n'))),
        ).toEqual(words(all));
        const found = blocks.flatMap(block => block.sentences);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });
});

describe('figures of campaigns', () => {
  it('tell who joined and left', () => {
    const burnUp = [
      { on: '2026-01-01', done: 1, total: 10 },
      { on: '2026-01-02', done: 1, total: 22 },
      { on: '2026-01-03', done: 4, total: 20 },
    ];
    expect(burnUpPoints({ burnUp }).map(({ joined }) => joined)).toEqual([
      0, 12, -2,
    ]);
  });

  it('have few ticks, and one above the most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), most => {
        const ticks = countTicks(most);
        expect(ticks[0]).toBe(0);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
        expect(ticks.every(Number.isInteger)).toBe(true);
      }),
    );
  });
});

describe('sources of facts', () => {
  const collector: CollectorState = {
    provider: 'a',
    title: 'A',
    source: 'collected',
    facts: 1,
  };
  const run = (state: 'ok' | 'failed' | 'aborted' | 'running') => ({
    id: 'r',
    startedAt: '2026-01-01T00:00:00Z',
    state,
    entities: 1,
    changed: 0,
    failed: 0,
  });

  it.each<[Partial<CollectorState>, string]>([
    [{}, 'never'],
    [{ lastRun: run('ok') }, 'ok'],
    [{ lastRun: run('aborted') }, 'failed'],
    [{ lastRun: run('failed'), silentSince: '2026-01-01T00:00:00Z' }, 'silent'],
    [
      { lastRun: run('running'), silentSince: '2026-01-01T00:00:00Z' },
      'running',
    ],
    [{ source: 'push' }, 'waiting'],
  ])('%j are %s', (change, finding) => {
    expect(collectorFinding({ ...collector, ...change })).toBe(finding);
  });

  it('are pushed to by a line without a secret, whatever their values', () => {
    const snippet = pushSnippet({
      address: 'http://x/intake/facts',
      fact: { name: 'mood', type: 'string', values: ["it's fine"] },
    });
    expect(snippet).toContain("curl --fail-with-body 'http://x/intake/facts'");
    expect(snippet).toContain('Bearer $SCORECARDS_TOKEN');
    expect(snippet).toContain(String.raw`"it'\''s fine"`);
  });
});
