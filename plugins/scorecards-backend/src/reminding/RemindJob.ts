import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { Runtime } from '../runtime/Runtime';
import type { Reminders } from './Reminders';

/** Looks each hour which days of campaigns are near, in one process at a time. */
export class RemindJob {
  readonly #runtime: Pick<Runtime, 'ready'>;
  readonly #reminders: Pick<Reminders, 'remindDue'>;

  constructor(options: {
    runtime: Pick<Runtime, 'ready'>;
    reminders: Pick<Reminders, 'remindDue'>;
  }) {
    this.#runtime = options.runtime;
    this.#reminders = options.reminders;
  }

  async start(scheduler: SchedulerService): Promise<void> {
    await scheduler
      .createScheduledTaskRunner({
        frequency: { hours: 1 },
        timeout: { minutes: 10 },
        scope: 'global',
      })
      .run({
        id: 'scorecards-remind',
        fn: async signal => {
          await this.#runtime.ready();
          await this.#reminders.remindDue(signal);
        },
      });
  }
}
