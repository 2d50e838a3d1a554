import {
  findingsOf,
  gap,
  green,
  java,
  life,
  made,
  refusal,
  size,
  type,
  type Refused,
} from '../__testUtils__/conditions';

describe('what a fact is compared with', () => {
  it.each<Refused>([
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
      type({ glob: Array.from({ length: 20 }, () => 'x'.repeat(200)) }),
      'too-large',
      ['glob'],
    ],
  ])('refuses %j', (...row) => {
    expect(findingsOf(row[0])).toEqual(refusal(...row));
  });

  it('warns of a glob that is a regular expression', () => {
    expect(findingsOf(type({ glob: '^team-.*$' }))).toEqual([
      expect.objectContaining({ code: 'bad-expression', severity: 'warning' }),
    ]);
  });
});
