import type { ScheduleStore } from '../database/ScheduleStore';

/** So many schedules go in one transaction: one may have thousands of overrides. */
const BATCH = 20;

/** Erases schedules for good that were deleted long ago. */
export class ScheduleSweeper {
  readonly #store: Pick<ScheduleStore, 'eraseDeleted'>;
  readonly #keepMs: number;
  readonly #clock: () => number;

  constructor(options: {
    store: Pick<ScheduleStore, 'eraseDeleted'>;
    /** For so long deleted schedules are kept, in milliseconds. */
    keepMs: number;
    /** Milliseconds since 1970 in UTC; for tests. */
    clock?: () => number;
  }) {
    this.#store = options.store;
    this.#keepMs = options.keepMs;
    this.#clock = options.clock ?? Date.now;
  }

  /** Ends between two batches when it is called off. */
  async sweep(signal: AbortSignal): Promise<void> {
    const before = new Date(this.#clock() - this.#keepMs);
    while (!signal.aborted) {
      const erased = await this.#store.eraseDeleted(before, BATCH);
      if (erased < BATCH) return;
    }
  }
}
