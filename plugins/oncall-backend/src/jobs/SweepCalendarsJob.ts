import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { CalendarSweeper } from '../service/calendars/CalendarSweeper';

/** Ends calendar links of people who left, and forgets calendar events that have passed. */
export class SweepCalendarsJob {
  readonly #sweeper: Pick<CalendarSweeper, 'sweep'>;

  constructor(options: { sweeper: Pick<CalendarSweeper, 'sweep'> }) {
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
      .run({
        id: 'oncall-sweep-calendars',
        fn: signal => this.#sweeper.sweep(signal),
      });
  }
}
