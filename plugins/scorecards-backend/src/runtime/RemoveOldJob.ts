import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Retained, RetentionStore } from '../database/RetentionStore';

/** Removes what is kept no longer, in one process at a time. */
export class RemoveOldJob {
  readonly #retention: RetentionStore;
  readonly #keepMs: Record<Retained, number>;
  readonly #logger: LoggerService;
  readonly #now: () => number;

  constructor(options: {
    retention: RetentionStore;
    keepMs: Record<Retained, number>;
    logger: LoggerService;
    now?: () => number;
  }) {
    this.#retention = options.retention;
    this.#keepMs = options.keepMs;
    this.#logger = options.logger;
    this.#now = options.now ?? Date.now;
  }

  async start(scheduler: SchedulerService): Promise<void> {
    await scheduler
      .createScheduledTaskRunner({
        frequency: { hours: 1 },
        timeout: { minutes: 30 },
        initialDelay: { minutes: 10 },
        scope: 'global',
      })
      .run({ id: 'scorecards-remove-old', fn: signal => this.run(signal) });
  }

  async run(signal: AbortSignal): Promise<void> {
    for (const [what, keepMs] of Object.entries(this.#keepMs)) {
      const before = this.#now() - keepMs;
      try {
        let removed;
        do {
          signal.throwIfAborted();
          removed = await this.#retention.remove(what as Retained, before);
        } while (removed > 0);
      } catch (error) {
        signal.throwIfAborted();
        this.#logger.warn(`Old ${what} were not removed`, toError(error));
      }
    }
  }
}
