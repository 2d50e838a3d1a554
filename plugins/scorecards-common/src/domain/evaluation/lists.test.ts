import { missing, of, truth, unavailable, value } from './__testUtils__/asking';

describe('lists', () => {
  const people = of(
    'oncall/people',
    value([
      { name: 'first', level: 1, 'is-active': true },
      { name: 'second', level: 2, 'is-active': false },
      { name: 'third', level: 2 },
    ]),
  );
  const level = (equals: number) => ({ item: 'level', equals });
  const active = { item: 'is-active', equals: true };

  it.each([
    [{ forAll: 'oncall/people', is: { item: 'name', present: true } }, 'true'],
    [{ forAll: 'oncall/people', is: active }, 'false'],
    [{ forAll: 'oncall/people', where: level(1), is: active }, 'true'],
    [{ forAll: 'oncall/people', where: level(3), is: active }, 'true'],
    [{ forAll: 'oncall/people', where: active, is: level(1) }, 'unknown'],
    [{ exists: 'oncall/people' }, 'true'],
    [{ exists: 'oncall/people', where: level(3) }, 'false'],
    [
      { exists: 'oncall/people', where: { all: [level(2), active] } },
      'unknown',
    ],
    [
      { exists: 'oncall/people', where: { item: 'rest', present: true } },
      'false',
    ],
    [{ count: 'oncall/people', equals: 3 }, 'true'],
    [{ count: 'oncall/people', where: active, atLeast: 1 }, 'true'],
    [{ count: 'oncall/people', where: active, atLeast: 2 }, 'unknown'],
    [{ count: 'oncall/people', where: active, atLeast: 3 }, 'false'],
    [{ count: 'oncall/people', where: active, moreThan: 2 }, 'false'],
    [{ count: 'oncall/people', where: active, lessThan: 3 }, 'true'],
    [{ count: 'oncall/people', where: active, atMost: 1 }, 'unknown'],
    [{ count: 'oncall/people', where: active, equals: 1 }, 'unknown'],
    [{ count: 'oncall/people', where: active, equals: 3 }, 'false'],
    [{ count: 'oncall/people', where: level(2), equals: 2 }, 'true'],
    [
      { exists: 'oncall/people', where: { fact: 'catalog/tier', equals: 1 } },
      'unknown',
    ],
    [
      { exists: 'oncall/people', where: { item: 'name', matches: '^th' } },
      'true',
    ],
  ])('%j is %s', (condition, expected) => {
    expect(truth(condition, people)).toBe(expected);
  });

  it('without items', () => {
    const none = of('oncall/people', value([]));
    expect(truth({ forAll: 'oncall/people', is: active }, none)).toBe('true');
    expect(truth({ exists: 'oncall/people' }, none)).toBe('false');
    expect(truth({ count: 'oncall/people', equals: 0 }, none)).toBe('true');
  });

  it('that are not known leave all questions open', () => {
    for (const reading of [undefined, missing, unavailable]) {
      const row = of('oncall/people', reading);
      expect(truth({ forAll: 'oncall/people', is: active }, row)).toBe(
        'unknown',
      );
      expect(truth({ exists: 'oncall/people' }, row)).toBe('unknown');
      expect(truth({ count: 'oncall/people', equals: 0 }, row)).toBe('unknown');
    }
  });

  it('can be asked about the entity too', () => {
    const row = { ...people, ...of('catalog/lifecycle', value('production')) };
    const production = { fact: 'catalog/lifecycle', matches: '^prod' };
    const where = { all: [production, level(1)] };
    expect(truth({ count: 'oncall/people', where, equals: 1 }, row)).toBe(
      'true',
    );
  });

  it('counts are compared as if all they may be were tried', () => {
    const tests: Record<string, (count: number, wanted: number) => boolean> = {
      equals: (count, wanted) => count === wanted,
      atLeast: (count, wanted) => count >= wanted,
      atMost: (count, wanted) => count <= wanted,
      moreThan: (count, wanted) => count > wanted,
      lessThan: (count, wanted) => count < wanted,
    };
    for (const [operator, holds] of Object.entries(tests)) {
      for (let known = 0; known <= 3; known++) {
        for (let open = 0; open <= 3; open++) {
          const items = [
            ...Array(known).fill({ name: 'a', 'is-active': true }),
            ...Array(open).fill({ name: 'a' }),
            { name: 'a', 'is-active': false },
          ];
          for (let wanted = -1; wanted <= 7; wanted++) {
            const all = new Set<boolean>();
            for (let each = known; each <= known + open; each++) {
              all.add(holds(each, wanted));
            }
            const condition = {
              count: 'oncall/people',
              where: active,
              [operator]: wanted,
            };
            const row = of('oncall/people', value(items));
            expect([condition, known, open, truth(condition, row)]).toEqual([
              condition,
              known,
              open,
              all.size === 1 ? String([...all][0]) : 'unknown',
            ]);
          }
        }
      }
    }
  });
});
