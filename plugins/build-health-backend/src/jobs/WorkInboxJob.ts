import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { DeliveryStore } from '../database/DeliveryStore';
import type { Inbox } from '../inbox/Inbox';

/** What a process that died has left, and what is to be tried again. New deliveries are worked in at once. */
const SCHEDULE = { frequency: { seconds: 10 }, timeout: { minutes: 10 } };
const KEEP_MS = 7 * 86_400_000;

/** Works in what waits, in each process: the database says who takes what. */
export class WorkInboxJob {
  readonly #inbox: Pick<Inbox, 'work'>;
  readonly #deliveries: Pick<DeliveryStore, 'removeDone'>;
  readonly #now: () => Date;

  constructor(options: {
    inbox: Pick<Inbox, 'work'>;
    deliveries: Pick<DeliveryStore, 'removeDone'>;
    now?: () => Date;
  }) {
    this.#inbox = options.inbox;
    this.#deliveries = options.deliveries;
    this.#now = options.now ?? (() => new Date());
  }

  async start(scheduler: SchedulerService): Promise<void> {
    await scheduler
      .createScheduledTaskRunner({ ...SCHEDULE, scope: 'local' })
      .run({
        id: 'build-health-work-inbox',
        fn: signal => this.#inbox.work(signal),
      });
    await scheduler
      .createScheduledTaskRunner({
        frequency: { hours: 1 },
        timeout: { minutes: 10 },
        scope: 'global',
      })
      .run({
        id: 'build-health-remove-deliveries',
        fn: async () => {
          const before = new Date(this.#now().getTime() - KEEP_MS);
          await this.#deliveries.removeDone(before);
        },
      });
  }
}
