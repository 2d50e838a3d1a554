import { setImmediate as nextTurn } from 'node:timers/promises';

/** Milliseconds; a request that waits for all slices of another one waits no longer than for one of them. */
const SLICE = 10;

/** Does the same for many, one after the other, and lets other requests get in between. */
export async function inSlices<T>(
  items: Iterable<T>,
  work: (item: T) => unknown,
): Promise<void> {
  let begun = performance.now();
  for (const item of items) {
    await work(item);
    if (performance.now() - begun > SLICE) {
      await nextTurn();
      begun = performance.now();
    }
  }
}
