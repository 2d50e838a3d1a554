import { leastFirst, leastReached, percentOf, reachedOf } from './shares';

describe('a share', () => {
  it.each([
    [{ part: 130, n: 212 }, 61],
    [{ part: 0, n: 212 }, 0],
    [{ part: 212, n: 212 }, 100],
    // Not all is not 100, and some is not 0.
    [{ part: 999, n: 1000 }, 99],
    [{ part: 1, n: 1000 }, 1],
    [{ part: 19, n: 19 }, undefined],
    [{ part: 0, n: 0 }, undefined],
  ])('%j is %s percent', (share, percent) => {
    expect(percentOf(share)).toBe(percent);
  });

  it('is of services with a level where there is no target', () => {
    const rollup = { services: 10, levels: [3, 5, 2] };
    expect(reachedOf(rollup)).toEqual({ part: 7, n: 10 });
    expect(reachedOf({ ...rollup, atTarget: 2 })).toEqual({ part: 2, n: 10 });
  });
});

describe('the least reached scorecard', () => {
  const of = (id: string, atTarget: number | undefined, services: number) => ({
    id,
    atTarget,
    services,
    levels: [],
  });

  it('is the one of which the smallest share is at its target', () => {
    const all = [of('a', 5, 10), of('b', 30, 100), of('c', undefined, 9)];
    expect(leastReached(all)?.id).toBe('b');
  });

  it('is none where all is reached, or none is asked', () => {
    expect(leastReached([of('a', 10, 10), of('b', 0, 0)])).toBeUndefined();
  });

  it('comes first, and those that ask nobody last', () => {
    const all = [of('a', 0, 0), of('b', 30, 100), of('c', 1, 10)];
    expect(leastFirst(all).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });
});
