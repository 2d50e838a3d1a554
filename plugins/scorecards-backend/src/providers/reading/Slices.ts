import { setImmediate as nextTurn } from 'node:timers/promises';

/** Whoever waits for a page waits no longer than that. */
const LONGEST_MS = 10;

/** Parts a long loop into slices, between which the process does what else there is to do. */
export class Slices {
  #began = performance.now();

  /** To be awaited after each step; it waits where the slice is long enough. */
  async rest(): Promise<void> {
    if (performance.now() - this.#began < LONGEST_MS) return;
    await nextTurn();
    this.#began = performance.now();
  }
}
