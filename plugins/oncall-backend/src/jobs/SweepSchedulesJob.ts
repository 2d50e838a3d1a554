import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { ScheduleSweeper } from '../service/ScheduleSweeper';

/** Erases schedules for good that were deleted long ago. */
export class SweepSchedulesJob {
  readonly #sweeper: Pick<ScheduleSweeper, 'sweep'>;

  constructor(options: { sweeper: Pick<ScheduleSweeper, 'sweep'> }) {
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
        id: 'oncall-sweep-schedules',
        fn: signal => this.#sweeper.sweep(signal),
      });
  }
}
