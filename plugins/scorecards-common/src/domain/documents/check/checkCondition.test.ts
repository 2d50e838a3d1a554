import type { Condition } from '../../../types';
import { FACTS } from '../__testUtils__/fixtures/facts';
import { Findings } from '../problems';
import { readCondition } from '../readCondition';
import { checkCondition } from './checkCondition';
import { FactBook } from './FactBook';

const facts = new FactBook(FACTS);

function check(condition: unknown) {
  const read = readCondition(condition);
  expect(read.problems).toEqual([]);
  const findings = new Findings();
  checkCondition(read.condition as Condition, [], { facts, findings });
  return findings.list;
}

const size = (comparison: object) => ({
  fact: 'oncall/rotation-size',
  ...comparison,
});
const life = (comparison: object) => ({
  fact: 'catalog/lifecycle',
  ...comparison,
});
const java = (comparison: object) => ({
  fact: 'files/java-version',
  ...comparison,
});
const made = (comparison: object) => ({
  fact: 'catalog/created',
  ...comparison,
});
const gap = (comparison: object) => ({ fact: 'oncall/gap-90d', ...comparison });
const type = (comparison: object) => ({ fact: 'catalog/type', ...comparison });
const green = (comparison: object) => ({
  fact: 'builds/main-green',
  ...comparison,
});

describe('checkCondition', () => {
  it.each<[unknown, string, (string | number)[], string?]>([
    [
      { fact: 'oncal/reachable', equals: true },
      'unknown-fact',
      ['fact'],
      'oncall/reachable',
    ],
    [
      { fact: 'reachable', equals: true },
      'unknown-fact',
      ['fact'],
      'oncall/reachable',
    ],
    [{ fact: 'coverage', atLeast: 1 }, 'unknown-fact', ['fact']],
    [
      { fact: 'builds/reachable', equals: true },
      'unknown-fact',
      ['fact'],
      'oncall/reachable',
    ],
    [{ fact: '__proto__', present: true }, 'unknown-fact', ['fact']],
    [{ exists: 'catalog/likns' }, 'unknown-fact', ['exists'], 'catalog/links'],
    [{ exists: 'catalog/type' }, 'type-mismatch', ['exists']],
    [
      { exists: 'catalog/links', where: { item: 'tpye', present: true } },
      'unknown-part',
      ['where', 'item'],
      'type',
    ],
    [
      { exists: 'catalog/links', where: { item: '.', present: true } },
      'unknown-part',
      ['where', 'item'],
    ],
    [
      { exists: 'catalog/tags', where: { item: 'name', present: true } },
      'unknown-part',
      ['where', 'item'],
      '"."',
    ],
    [
      { exists: 'catalog/links', where: { item: 'type', equals: 'dashbord' } },
      'not-a-value',
      ['where', 'equals'],
      'dashboard',
    ],
    [
      { fact: 'catalog/owner', key: 'x', present: true },
      'unknown-key',
      ['key'],
    ],
    [{ fact: 'catalog/labels', equals: 'x' }, 'type-mismatch', ['equals']],
    [{ fact: 'catalog/links', contains: 'x' }, 'type-mismatch', ['contains']],
    [
      { fact: 'catalog/tags', contains: 5 },
      'type-mismatch',
      ['contains'],
      '"5"',
    ],
    [
      { fact: 'catalog/tags', containsAny: ['a', 5] },
      'type-mismatch',
      ['containsAny', 1],
      '"5"',
    ],
    [size({ atLeast: '80' }), 'type-mismatch', ['atLeast'], '80'],
    [size({ atLeast: 'many' }), 'type-mismatch', ['atLeast']],
    [size({ in: [1, '2'] }), 'type-mismatch', ['in', 1], '2'],
    [size({ glob: '*' }), 'type-mismatch', ['glob']],
    [size({ atLeast: -1 }), 'not-a-value', ['atLeast']],
    [{ fact: 'builds/coverage', atMost: 150 }, 'not-a-value', ['atMost']],
    [gap({ atMost: '91d' }), 'not-a-value', ['atMost']],
    [gap({ atMost: 5 }), 'type-mismatch', ['atMost']],
    [gap({ atMost: '5 hours' }), 'bad-expression', ['atMost']],
    [green({ equals: 'true' }), 'type-mismatch', ['equals'], 'true'],
    [green({ equals: 'yes' }), 'type-mismatch', ['equals']],
    [life({ equals: 'prodction' }), 'not-a-value', ['equals'], 'production'],
    [life({ notIn: ['production', 'old'] }), 'not-a-value', ['notIn', 1]],
    [type({ equals: 5 }), 'type-mismatch', ['equals'], '"5"'],
    [type({ matches: '(' }), 'bad-expression', ['matches']],
    [type({ matches: '(?=a)' }), 'bad-expression', ['matches']],
    [type({ glob: 'x'.repeat(300) }), 'bad-expression', ['glob']],
    [type({ glob: ['a', ''] }), 'bad-expression', ['glob', 1]],
    [java({ atLeast: 17 }), 'type-mismatch', ['atLeast'], '"17"'],
    [java({ atLeast: 1.1 }), 'type-mismatch', ['atLeast']],
    [java({ atLeast: 'java-17' }), 'bad-expression', ['atLeast']],
    [java({ satisfies: '>=>1' }), 'bad-expression', ['satisfies']],
    [java({ satisfies: ' ' }), 'bad-expression', ['satisfies']],
    [made({ after: '2026-02-30' }), 'bad-expression', ['after']],
    [made({ after: '2026-02-01T10:00' }), 'bad-expression', ['after']],
    [made({ newerThan: '90 days' }), 'bad-expression', ['newerThan'], '"90d"'],
    [made({ equals: 5 }), 'type-mismatch', ['equals']],
    [
      { count: 'catalog/links', atLeast: '2' },
      'type-mismatch',
      ['atLeast'],
      '2',
    ],
    [{ count: 'catalog/links', atLeast: 1.5 }, 'type-mismatch', ['atLeast']],
    [
      {
        exists: 'catalog/tags',
        where: { exists: 'catalog/tags' },
      },
      'too-large',
      ['where', 'exists'],
    ],
    [
      type({ glob: Array.from({ length: 20 }, () => 'x'.repeat(200)) }),
      'too-large',
      ['glob'],
    ],
    [{ cel: 'true' }, 'always-true', []],
    [{ cel: 'oncall.reachabel' }, 'unknown-fact', ['cel']],
    [{ cel: '1 +' }, 'bad-expression', ['cel']],
    [
      { not: { any: [size({ atLeast: '3' })] } },
      'type-mismatch',
      ['not', 'any', 0, 'atLeast'],
      '3',
    ],
  ])('refuses %j', (condition, code, path, ...[replacement]) => {
    expect(check(condition)).toEqual([
      expect.objectContaining({
        code,
        path,
        severity: 'error',
        hint: expect.any(String),
        ...(replacement && { replacement }),
      }),
    ]);
  });

  it.each<[string, unknown, (string | number)[]]>([
    [
      'bounds',
      { all: [size({ atLeast: 5 }), size({ atMost: 3 })] },
      ['all', 1, 'atMost'],
    ],
    [
      'open bounds',
      { all: [size({ moreThan: 5 }), size({ atMost: 5 })] },
      ['all', 1, 'atMost'],
    ],
    [
      'a value outside of bounds',
      { all: [size({ equals: 5 }), size({ lessThan: 5 })] },
      ['all', 1, 'lessThan'],
    ],
    [
      'two values',
      { all: [type({ equals: 'a' }), type({ equals: 'b' })] },
      ['all', 1, 'equals'],
    ],
    [
      'sets without a common value',
      { all: [type({ in: ['a', 'b'] }), type({ in: ['c'] })] },
      ['all', 1, 'in'],
    ],
    [
      'a value and its opposite',
      { all: [type({ equals: 'a' }), { not: type({ equals: 'a' }) }] },
      ['all', 1, 'not', 'equals'],
    ],
    [
      'all closed values left out',
      life({ notIn: ['experimental', 'production', 'deprecated'] }),
      ['notIn'],
    ],
    [
      'both of a boolean',
      { all: [green({ equals: true }), green({ notEquals: true })] },
      ['all', 1, 'notEquals'],
    ],
    [
      'a missing value',
      { all: [type({ present: false }), type({ equals: 'a' })] },
      ['all', 1, 'equals'],
    ],
    [
      'durations',
      { all: [gap({ atLeast: '2d' }), gap({ lessThan: '36h' })] },
      ['all', 1, 'lessThan'],
    ],
    ['below the least', size({ lessThan: 0 }), ['lessThan']],
    ['above the most', gap({ moreThan: '90d' }), ['moreThan']],
    [
      'times',
      { all: [made({ after: '2027-01-01' }), made({ before: '2026-01-01' })] },
      ['all', 1, 'before'],
    ],
    [
      'ages',
      { all: [made({ olderThan: '2w' }), made({ newerThan: '14d' })] },
      ['all', 1, 'newerThan'],
    ],
    [
      'versions',
      { all: [java({ atLeast: '21' }), java({ lessThan: '17.0.1' })] },
      ['all', 1, 'lessThan'],
    ],
    [
      'a range and a bound',
      { all: [java({ satisfies: '>=17 <22' }), java({ atLeast: '22' })] },
      ['all', 1, 'atLeast'],
    ],
    [
      'the same glob and its opposite',
      { all: [type({ glob: 'a*' }), { not: type({ glob: 'a*' }) }] },
      ['all', 1, 'not'],
    ],
    [
      'in another all',
      {
        all: [
          size({ atLeast: 5 }),
          { all: [green({ equals: true }), size({ atMost: 3 })] },
        ],
      },
      ['all', 1, 'all', 1, 'atMost'],
    ],
    [
      'in all of an any',
      {
        all: [
          size({ atLeast: 5 }),
          { any: [size({ atMost: 3 }), size({ equals: 4 })] },
        ],
      },
      ['all', 1, 'any', 0, 'atMost'],
    ],
    [
      'the opposite of any',
      {
        all: [
          { not: { any: [size({ atLeast: 5 }), green({ equals: true })] } },
          size({ atLeast: 6 }),
        ],
      },
      ['all', 1, 'atLeast'],
    ],
    [
      'parts of an item',
      {
        exists: 'catalog/links',
        where: {
          all: [
            { item: 'type', equals: 'chat' },
            { item: 'type', equals: 'runbook' },
          ],
        },
      },
      ['where', 'all', 1, 'equals'],
    ],
    [
      'counts',
      {
        all: [
          { count: 'catalog/links', atLeast: 3 },
          { count: 'catalog/links', lessThan: 2 },
        ],
      },
      ['all', 1, 'lessThan'],
    ],
    [
      'less than no items',
      { count: 'catalog/links', lessThan: 0 },
      ['lessThan'],
    ],
  ])('finds that nothing fits %s', (_, condition, path) => {
    expect(check(condition)).toEqual([
      expect.objectContaining({ code: 'impossible', severity: 'error', path }),
    ]);
  });

  it.each<[unknown]>([
    [{ any: [size({ atLeast: 5 }), size({ lessThan: 6 })] }],
    [{ any: [type({ notEquals: 'a' }), type({ notEquals: 'b' })] }],
    [{ any: [green({ equals: true }), green({ equals: false })] }],
    [{ any: [type({ glob: 'a*' }), { not: type({ glob: 'a*' }) }] }],
    [size({ atLeast: 0 })],
    [life({ in: ['experimental', 'production', 'deprecated'] })],
    [{ count: 'catalog/links', atLeast: 0 }],
  ])('warns that %j is always true', condition => {
    expect(check(condition)).toEqual([
      expect.objectContaining({ code: 'always-true', severity: 'warning' }),
    ]);
  });

  it.each<[unknown]>([
    [{ all: [size({ atLeast: 3 }), size({ atMost: 3 })] }],
    [{ all: [type({ in: ['a', 'b'] }), type({ notIn: ['a'] })] }],
    [{ any: [size({ atLeast: 5 }), size({ lessThan: 5 })].slice(0, 1) }],
    [{ any: [type({ present: false }), type({ equals: 'a' })] }],
    [
      {
        any: [
          { all: [type({ equals: 'a' }), size({ atLeast: 5 })] },
          { all: [type({ equals: 'b' }), size({ atMost: 3 })] },
        ],
      },
    ],
    [
      {
        all: [
          { any: [size({ atLeast: 5 }), green({ equals: true })] },
          size({ atMost: 3 }),
        ],
      },
    ],
    [
      {
        all: [
          { exists: 'catalog/links', where: { item: 'type', equals: 'chat' } },
          {
            exists: 'catalog/links',
            where: { item: 'type', equals: 'runbook' },
          },
        ],
      },
    ],
    [{ all: [made({ after: '2026-01-01' }), made({ olderThan: '7d' })] }],
    [{ all: [java({ satisfies: '17 || 21' }), java({ notEquals: '17' })] }],
    [{ all: [java({ satisfies: '*' }), java({ atLeast: '22' })] }],
    [
      {
        all: [
          { fact: 'catalog/labels', key: 'a', equals: 'x' },
          { fact: 'catalog/labels', key: 'b', equals: 'y' },
        ],
      },
    ],
    [
      {
        all: [
          { fact: 'catalog/labels', present: true },
          { fact: 'catalog/labels', key: 'present', equals: 'y' },
        ],
      },
    ],
    [{ cel: 'oncall.reachable && oncall.rotation_size > 2.0' }],
  ])('lets %j be', condition => {
    expect(check(condition)).toEqual([]);
  });

  it('takes time that is bounded for conditions as large as can be read', () => {
    const many = (from: number) =>
      Array.from({ length: 500 }, (_, index) => from + index * 2);
    const leaves = Array.from({ length: 190 }, (_, index) =>
      index % 2 === 0 ? size({ in: many(0) }) : size({ notIn: many(1) }),
    );
    const nested = (depth: number): unknown =>
      depth === 0 ? { any: leaves } : { all: [nested(depth - 1)] };
    const start = performance.now();
    check({ all: leaves });
    check(nested(8));
    expect(performance.now() - start).toBeLessThan(8_000);
  });

  it('warns of a glob that is a regular expression', () => {
    expect(check(type({ glob: '^team-.*$' }))).toEqual([
      expect.objectContaining({ code: 'bad-expression', severity: 'warning' }),
    ]);
  });
});
