import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { Inbox } from '../inbox/Inbox';

/** What a process that died has left, and what is to be tried again. New deliveries are worked in at once. */
const WORK = { frequency: { seconds: 10 }, timeout: { minutes: 10 } };

/** Works in what waits, in each process: the database says who takes what. */
export class WorkInboxJob {
  readonly #inbox: Pick<Inbox, 'work'>;

  constructor(options: { inbox: Pick<Inbox, 'work'> }) {
    this.#inbox = options.inbox;
  }

  async start(scheduler: SchedulerService): Promise<void> {
    await scheduler.createScheduledTaskRunner({ ...WORK, scope: 'local' }).run({
      id: 'build-health-work-inbox',
      fn: signal => this.#inbox.work(signal),
    });
  }
}
