import type { SchedulerService } from '@backstage/backend-plugin-api';

/** What is over and can go. */
interface Sweeper {
  sweep(signal: AbortSignal): Promise<void>;
}

/** Takes away what is over, each hour, in one process at a time. */
export class SweepJob {
  readonly #id: string;
  readonly #sweeper: Sweeper;

  constructor(options: {
    /** Of the scheduled task. */
    id: string;
    sweeper: Sweeper;
  }) {
    this.#id = options.id;
    this.#sweeper = options.sweeper;
  }

  async start(scheduler: SchedulerService): Promise<void> {
    await scheduler
      .createScheduledTaskRunner({
        frequency: { hours: 1 },
        initialDelay: { minutes: 5 },
        timeout: { minutes: 5 },
        scope: 'global',
      })
      .run({ id: this.#id, fn: signal => this.#sweeper.sweep(signal) });
  }
}
