import { setImmediate as nextTurn } from 'node:timers/promises';

/** Work that nobody may wait for longer. */
const SLICE_MS = 10;

/** Long work in slices: others get a turn in between. */
export class Slices {
  #began = performance.now();

  /** Lets others go on where it is time. */
  async pause(): Promise<void> {
    if (performance.now() - this.#began < SLICE_MS) return;
    await nextTurn();
    this.#began = performance.now();
  }
}
