import type {
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { CalendarSweeper } from '../service/calendars/CalendarSweeper';

const defaultSchedule: SchedulerServiceTaskScheduleDefinition = {
  frequency: { hours: 1 },
  initialDelay: { minutes: 5 },
  timeout: { minutes: 5 },
};

/** Ends calendar links of people who left, and forgets calendar events that have passed. */
export class SweepCalendarsJob {
  readonly #sweeper: Pick<CalendarSweeper, 'sweep'>;

  constructor(options: { sweeper: Pick<CalendarSweeper, 'sweep'> }) {
    this.#sweeper = options.sweeper;
  }

  async start(
    scheduler: SchedulerService,
    schedule = defaultSchedule,
  ): Promise<void> {
    await scheduler
      .createScheduledTaskRunner({ ...schedule, scope: 'global' })
      .run({
        id: 'oncall-sweep-calendars',
        fn: () => this.#sweeper.sweep(),
      });
  }
}
