import { groupBy } from './groupBy';
import { inBatches } from './inBatches';

describe('inBatches', () => {
  it.each([
    [[], []],
    [[1, 2], [[1, 2]]],
    [
      [1, 2, 3],
      [[1, 2], [3]],
    ],
  ])('divides %j into %j', (items, batches) => {
    expect([...inBatches<number>(items, 2)]).toEqual(batches);
  });
});

describe('groupBy', () => {
  it('keeps the order of groups and of what is in them', () => {
    expect([...groupBy(['b1', 'a1', 'b2'], item => item[0])]).toEqual([
      ['b', ['b1', 'b2']],
      ['a', ['a1']],
    ]);
  });
});
