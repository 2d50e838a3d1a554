import type { SchedulerService } from '@backstage/backend-plugin-api';

/** What a process that died has left. Changes are worked out at once. */
const WORK = { frequency: { seconds: 10 }, timeout: { minutes: 10 } };

/** Has marked days worked out, in each process: the database says who takes what. */
export class RollUpJob {
  readonly #work: (signal: AbortSignal) => Promise<void>;

  constructor(options: { work: (signal: AbortSignal) => Promise<void> }) {
    this.#work = options.work;
  }

  async start(scheduler: SchedulerService): Promise<void> {
    await scheduler.createScheduledTaskRunner({ ...WORK, scope: 'local' }).run({
      id: 'build-health-roll-up',
      fn: signal => this.#work(signal),
    });
  }
}
