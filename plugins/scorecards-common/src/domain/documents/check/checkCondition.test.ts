import {
  findingsOf,
  refusal,
  size,
  type Refused,
} from '../__testUtils__/conditions';

describe('checkCondition', () => {
  it.each<Refused>([
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
    [
      {
        exists: 'catalog/tags',
        where: { exists: 'catalog/tags' },
      },
      'too-large',
      ['where', 'exists'],
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
  ])('refuses %j', (...row) => {
    expect(findingsOf(row[0])).toEqual(refusal(...row));
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
    findingsOf({ all: leaves });
    findingsOf(nested(8));
    expect(performance.now() - start).toBeLessThan(8_000);
  });
});
