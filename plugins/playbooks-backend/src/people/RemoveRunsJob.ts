import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { PeopleStore } from './PeopleStore';

/** Few enough that no lock lasts. */
const BATCH = 200;

/** Removes, every hour, runs that ended longer ago than they are to be kept. */
export class RemoveRunsJob {
  readonly #store: Pick<PeopleStore, 'removeEnded'>;
  readonly #keepMs: number;

  constructor(options: {
    people: Pick<PeopleStore, 'removeEnded'>;
    /** In milliseconds. */
    keepMs: number;
  }) {
    this.#store = options.people;
    this.#keepMs = options.keepMs;
  }

  async start(scheduler: SchedulerService): Promise<void> {
    await scheduler
      .createScheduledTaskRunner({
        frequency: { hours: 1 },
        timeout: { minutes: 10 },
        scope: 'global',
      })
      .run({ id: 'playbooks-remove-runs', fn: signal => this.#run(signal) });
  }

  async #run(signal: AbortSignal): Promise<void> {
    const before = new Date(Date.now() - this.#keepMs);
    while (!signal.aborted) {
      if ((await this.#store.removeEnded(before, BATCH)) < BATCH) return;
    }
  }
}
