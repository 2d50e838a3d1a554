import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { OldRows } from '../retention/OldRows';

/** A little often: an hour of what grows old is few rows. A start has more urgent things to do. */
const REMOVE = {
  frequency: { hours: 1 },
  initialDelay: { minutes: 5 },
  timeout: { minutes: 50 },
};

/** Removes what is old, in one process at a time. */
export class RemoveOldJob {
  readonly #rows: Pick<OldRows, 'remove'>;

  constructor(options: { rows: Pick<OldRows, 'remove'> }) {
    this.#rows = options.rows;
  }

  async start(scheduler: SchedulerService): Promise<void> {
    await scheduler
      .createScheduledTaskRunner({ ...REMOVE, scope: 'global' })
      .run({
        id: 'build-health-remove-old',
        fn: signal => this.#rows.remove(signal),
      });
  }
}
