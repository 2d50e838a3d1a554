import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { Inbox } from '../inbox/Inbox';

/** What a process that died has left, and what is to be tried again. New deliveries are worked in at once. */
const WORK = { frequency: { seconds: 10 }, timeout: { minutes: 10 } };
const CLEAR = { frequency: { hours: 1 }, timeout: { minutes: 10 } };

/** Works in what waits, in each process: the database says who takes what. What was worked in a week ago is removed by one. */
export class WorkInboxJob {
  readonly #inbox: Pick<Inbox, 'work' | 'clear'>;

  constructor(options: { inbox: Pick<Inbox, 'work' | 'clear'> }) {
    this.#inbox = options.inbox;
  }

  async start(scheduler: SchedulerService): Promise<void> {
    await scheduler.createScheduledTaskRunner({ ...WORK, scope: 'local' }).run({
      id: 'build-health-work-inbox',
      fn: signal => this.#inbox.work(signal),
    });
    await scheduler
      .createScheduledTaskRunner({ ...CLEAR, scope: 'global' })
      .run({
        id: 'build-health-clear-inbox',
        fn: () => this.#inbox.clear(),
      });
  }
}
