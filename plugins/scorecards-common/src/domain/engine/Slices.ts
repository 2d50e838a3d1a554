/** Work on the main thread lets others in after this long. */
const SLICE_MS = 8;

/** How many items are done between two looks at the clock. */
const ITEMS_PER_LOOK = 32;

/** Cuts long work into slices. */
export class Slices {
  readonly #pause: () => Promise<void>;

  constructor(pause: () => Promise<void>) {
    this.#pause = pause;
  }

  /** Acts on items one after the other; yields at the end of each slice, and lets others in before the next. */
  async *runs<T>(
    items: Iterable<T>,
    act: (item: T) => void,
  ): AsyncGenerator<void> {
    let beganAt = performance.now();
    let count = 0;
    for (const item of items) {
      act(item);
      count++;
      if (count % ITEMS_PER_LOOK > 0 || performance.now() - beganAt < SLICE_MS)
        continue;
      yield;
      await this.#pause();
      beganAt = performance.now();
    }
    yield;
  }

  /** Acts on all items. */
  async each<T>(
    items: Iterable<T>,
    act: (item: T) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    for await (const _ of this.runs(items, act)) signal?.throwIfAborted();
  }
}
