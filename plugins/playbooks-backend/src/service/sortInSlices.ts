import { setImmediate as nextTurn } from 'node:timers/promises';
import { inBatches } from '@internal/backend-kit';

/** Comparing names by language takes 0.3 µs: a slice is sorted in 3 ms, and two halves of 10,000 are put together in as much. */
const SLICE = 1_000;

function merge<T>(
  [a, b = []]: readonly T[][],
  compare: (one: T, other: T) => number,
): T[] {
  const merged: T[] = [];
  let j = 0;
  for (const one of a) {
    while (j < b.length && compare(b[j], one) < 0) merged.push(b[j++]);
    merged.push(one);
  }
  return merged.concat(b.slice(j));
}

/** A sorted copy, for long lists: requests get in between. Of equal items the first comes first. */
export async function sortInSlices<T>(
  items: readonly T[],
  compare: (one: T, other: T) => number,
): Promise<T[]> {
  let sorted: T[][] = [];
  for (const slice of inBatches(items, SLICE)) {
    await nextTurn();
    sorted.push([...slice].sort(compare));
  }
  while (sorted.length > 1) {
    const merged: T[][] = [];
    for (const pair of inBatches(sorted, 2)) {
      await nextTurn();
      merged.push(merge(pair, compare));
    }
    sorted = merged;
  }
  return sorted[0] ?? [];
}
