import { decodeIds, encodeIds, hasId, uniteIds } from './idSet';

describe('idSet', () => {
  it.each([
    [[]],
    [[1]],
    [[1, 2, 3, 127, 128, 129, 16_384, 2 ** 31, 2 ** 40]],
    [Array.from({ length: 5_000 }, (_, i) => 7 + i * i)],
  ])('packs and unpacks %j', ids => {
    expect(decodeIds(encodeIds(ids))).toEqual(ids);
  });

  it('packs ids that follow each other into next to nothing', () => {
    const ids = Array.from({ length: 100_000 }, (_, i) => 1_000_000 + i);
    expect(encodeIds(ids).length).toBeLessThan(500);
  });

  it('finds an id in a sorted list', () => {
    const ids = [2, 3, 5, 2 ** 40];
    const found = [1, 2, 3, 4, 5, 6, 2 ** 40, 2 ** 41].filter(id =>
      hasId(ids, id),
    );
    expect(found).toEqual(ids);
    expect(hasId([], 1)).toBe(false);
  });

  it('unites lists', () => {
    expect(uniteIds([[1, 5, 9], [2, 5, 300], []])).toEqual([1, 2, 5, 9, 300]);
    expect(uniteIds([[3, 4]])).toEqual([3, 4]);
  });
});
