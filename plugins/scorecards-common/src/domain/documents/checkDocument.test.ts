import type { NamedFact, Scorecard } from '../../types';
import { inspect } from './__testUtils__/goodDocuments';
import {
  campaign,
  check,
  findingsOf,
  OWNED,
  scorecard,
  size,
  told,
  withChecks,
} from './__testUtils__/told';
import { readDocument, readDocumentValue } from './readDocument';

describe('checkDocument', () => {
  it('warns of checks that are gone', () => {
    const previous = readDocumentValue(
      withChecks(check('c'), {
        use: 'production-readiness/readme',
        level: 'bronze',
      }),
    ).document as Scorecard;
    expect(findingsOf(scorecard(), { previous })).toEqual([
      expect.objectContaining({
        code: 'removed-check',
        severity: 'warning',
        message: expect.stringContaining('The check c '),
      }),
      expect.objectContaining({
        code: 'removed-check',
        severity: 'warning',
        message: expect.stringContaining('production-readiness/readme'),
      }),
    ]);
  });

  it('warns of filters that take nothing now', () => {
    const filter = { fact: 'catalog/tier', equals: 4 };
    const asked: unknown[] = [];
    const selects = (condition: unknown) => {
      asked.push(condition);
      return JSON.stringify(condition).includes('"tier"') || asked.length > 1
        ? 0
        : 5;
    };
    const value = {
      ...withChecks(check('c', { appliesTo: filter })),
      appliesTo: OWNED,
    };
    expect(told(value, { selects })).toEqual([
      ['selects-nothing', 'checks.2.appliesTo'],
    ]);
    expect(asked).toEqual([OWNED, { all: [OWNED, filter] }]);
    expect(told(campaign({ scope: filter }), { selects: () => 0 })).toEqual([
      ['selects-nothing', 'scope'],
    ]);
  });

  it('marks the exact place in an expression and in a text', () => {
    const text = `kind: Scorecard
id: mine
title: Mine
owner: group:default/platform
ranking: levels
levels: [{ id: bronze, title: Bronze }]
checks:
  - id: a
    title: A
    level: bronze
    passes:
      cel: oncall.reachable && oncall.rotation_szie > 2.0
    fix:
      text: Ask {{owner}} about {{fact oncall/reachabel}}.
`;
    const { findings } = inspect(text);
    const marked = findings.map(({ position }) =>
      text.slice(position!.start, position!.end),
    );
    expect(findings.map(({ hint }) => hint)).toEqual([
      'Did you mean oncall.rotation_size?',
      'Did you mean oncall/reachable?',
    ]);
    expect(marked[0]).toBe('oncall.rotation_szie');
    expect(findings[0].replacement).toBe('oncall.rotation_size');
    expect(marked[1]).toBe('{{fact oncall/reachabel}}');
  });

  it.each([
    ['{ fact: x/stage, equals: lvie }', 'live'],
    ['{ fact: x/stage, equals: "lvie" }', '"live"'],
    ["{ fact: x/stage, equals: 'lvie' }", "'live'"],
    ['{ fact: x/stage, equals: "1.11" }', '"1.10"'],
    ['{ fact: x/stage, equals: 1.10 }', '"1.10"'],
    ['{ fact: x/stage, in: [live, 1.10] }', '"1.10"'],
    ['{ fact: x/stage, glob: 1.10 }', '"1.10"'],
    ['{ fact: x/stage, present: "true" }', 'true'],
    ['{ fact: x/stage, in: live }', '["live"]'],
    ['{ fact: x/stage, equals: yess }', '"yes"'],
    ['{ fact: x/stgae, equals: live }', 'x/stage'],
    ['{ "fact": x/stage, "eqals": live }', '"equals"'],
    ['{ fact: x/stage, equals: live, eqals: no }', undefined],
  ])('mends %s as it is written', (passes, replacement) => {
    const text = `kind: Scorecard
id: mine
title: Mine
owner: group:default/platform
ranking: levels
levels: [{ id: bronze, title: Bronze }]
checks: [{ id: a, title: A, level: bronze, passes: ${passes} }]
`;
    const { document, findings, positions } = readDocument(text);
    const stage: NamedFact = {
      name: 'stage',
      fullName: 'x/stage',
      title: 'Stage',
      type: 'string',
      values: ['live', '1.10', 'yes'],
    };
    const more = { facts: [stage], positions };
    const found = document ? findingsOf(document, more) : findings;
    expect(found.map(one => one.replacement)).toEqual([replacement]);
  });

  it('tells everything of a document at once, 200 findings at most', () => {
    const checks = Array.from({ length: 300 }, (_, index) =>
      check(`c${index}`, { passes: { fact: 'catalog/ownr', present: true } }),
    );
    expect(told(scorecard({ checks })).length).toBe(200);
  });

  it('takes bounded time for a scorecard as large as can be read', () => {
    const checks = Array.from({ length: 500 }, (_, index) =>
      check(`c${index}`, {
        level: index % 2 ? 'bronze' : 'silver',
        passes: {
          all: [
            size({ atLeast: index }),
            { fact: 'catalog/owner', glob: 'group:*' },
          ],
        },
      }),
    );
    const start = performance.now();
    findingsOf(scorecard({ checks }));
    expect(performance.now() - start).toBeLessThan(8_000);
  });
});
