import { sortInSlices } from './sortInSlices';

/** The same numbers with each run. */
const numbers = (count: number, below: number) =>
  Array.from({ length: count }, (_, i) => (i * 7_919 + 13) % below);

describe('sortInSlices', () => {
  it.each([
    [0, 10],
    [1, 10],
    [1_000, 50],
    [1_001, 50],
    [4_500, 7],
    [12_345, 100_000],
  ])('sorts %s items as sort does, equal ones too', async (count, below) => {
    const items = numbers(count, below).map((value, at) => ({ value, at }));
    const compare = (a: { value: number }, b: { value: number }) =>
      a.value - b.value;
    const before = [...items];
    expect(await sortInSlices(items, compare)).toEqual(
      [...items].sort(compare),
    );
    expect(items).toEqual(before);
  });

  it('lets others in between', async () => {
    const other = new Promise<void>(resolve => setImmediate(resolve));
    const sorting = sortInSlices(numbers(5_000, 5_000), (a, b) => a - b);
    const first = await Promise.race([
      other.then(() => 'other'),
      sorting.then(() => 'sorting'),
    ]);
    await sorting;
    expect(first).toBe('other');
  });
});
