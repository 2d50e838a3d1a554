import { decodeIds, encodeIds, uniteIds } from './idSet';

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

  it('unites lists', () => {
    expect(uniteIds([[1, 5, 9], [2, 5, 300], []])).toEqual([1, 2, 5, 9, 300]);
    expect(uniteIds([[3, 4]])).toEqual([3, 4]);
  });
});
