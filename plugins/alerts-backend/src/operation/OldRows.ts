import { setTimeout as pause } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { RetentionConfig } from '../config/readRetention';
import type { Retained, RetentionStore } from '../database/RetentionStore';

/** Between two steps others read and write: for as long as the step took, and at least so long. */
const SHORTEST_PAUSE_MS = 2;

interface OldRowsOptions {
  store: RetentionStore;
  keepMs: RetentionConfig;
  logger: LoggerService;
  /** Called after rows were removed. */
  onRemoved: (what: Retained, count: number) => void;
  clock?: () => number;
}

/** Removes what is kept no longer. */
export class OldRows {
  readonly #options: OldRowsOptions;

  constructor(options: OldRowsOptions) {
    this.#options = options;
  }

  /** What fails holds up nothing else, and is tried again the next time. */
  async remove(signal: AbortSignal): Promise<void> {
    const { keepMs, logger, clock = Date.now } = this.#options;
    for (const [what, ms] of Object.entries(keepMs)) {
      try {
        await this.#remove(what as Retained, clock() - ms, signal);
      } catch (error) {
        logger.warn(`Old ${what} were not removed: ${stringifyError(error)}`);
      }
    }
  }

  async #remove(
    what: Retained,
    before: number,
    signal: AbortSignal,
  ): Promise<void> {
    const { store, onRemoved } = this.#options;
    let isMore = !signal.aborted;
    while (isMore) {
      const begun = performance.now();
      const count = await store.remove(what, before);
      if (count > 0) onRemoved(what, count);
      await pause(Math.max(SHORTEST_PAUSE_MS, performance.now() - begun));
      isMore = count > 0 && !signal.aborted;
    }
  }
}
