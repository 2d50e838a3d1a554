import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { OldRows } from '../operation/OldRows';

/** A start has more urgent things to do. */
const REMOVE = {
  frequency: { hours: 1 },
  initialDelay: { minutes: 10 },
  timeout: { minutes: 50 },
};

/** Removes what is kept no longer, in one process at a time. */
export class RemoveOldJob {
  readonly #rows: Pick<OldRows, 'remove'>;

  constructor(options: { rows: Pick<OldRows, 'remove'> }) {
    this.#rows = options.rows;
  }

  async start(scheduler: SchedulerService): Promise<void> {
    await scheduler
      .createScheduledTaskRunner({ ...REMOVE, scope: 'global' })
      .run({
        id: 'alerts-remove-old',
        fn: signal => this.#rows.remove(signal),
      });
  }
}
