import type { SchedulerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { FactProvider } from '@callboard/backstage-plugin-scorecards-node';
import type { CollectRun } from './CollectRun';

const HOUR_MS = 3_600_000;
const LEAST_TIMEOUT_MS = HOUR_MS;
/** The catalog has begun to be read by then. */
const DELAY = { seconds: 30 };

/** How often a provider reads all entities, in milliseconds. */
export const periodOf = (
  provider: Pick<FactProvider, 'everyMs'>,
  configuredMs?: number,
) => configuredMs ?? provider.everyMs ?? HOUR_MS;

/** Has one provider read all entities again and again, in one process at a time. */
export class CollectJob {
  readonly provider: FactProvider;
  readonly periodMs: number;
  readonly #run: Pick<CollectRun, 'run'>;
  readonly #scheduler: SchedulerService;

  constructor(options: {
    provider: FactProvider;
    /** As the configuration says, in the place of the provider. */
    everyMs?: number;
    run: Pick<CollectRun, 'run'>;
    scheduler: SchedulerService;
  }) {
    this.provider = options.provider;
    this.periodMs = periodOf(options.provider, options.everyMs);
    this.#run = options.run;
    this.#scheduler = options.scheduler;
  }

  get #id() {
    return `scorecards-collect-${this.provider.id}`;
  }

  async start(): Promise<void> {
    await this.#scheduler
      .createScheduledTaskRunner({
        frequency: { milliseconds: this.periodMs },
        timeout: { milliseconds: Math.max(LEAST_TIMEOUT_MS, this.periodMs) },
        initialDelay: DELAY,
        scope: 'global',
      })
      .run({
        id: this.#id,
        fn: async signal => {
          await this.#run.run(this.provider, signal);
        },
      });
  }

  /** Within seconds, in whichever process. */
  async runNow(): Promise<void> {
    try {
      await this.#scheduler.triggerTask(this.#id);
    } catch (error) {
      // It runs already.
      if (!isError(error) || error.name !== 'ConflictError') throw error;
    }
  }
}
