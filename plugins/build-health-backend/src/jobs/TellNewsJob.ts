import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { QuarantineReminders } from '../news/QuarantineReminders';
import type { TrunkNews } from '../news/TrunkNews';

const TRUNK = { frequency: { seconds: 15 }, timeout: { minutes: 5 } };
const QUARANTINE = { frequency: { hours: 1 }, timeout: { minutes: 10 } };

/** Tells of trunk that turned, and of quarantines that end; in one process at a time. */
export class TellNewsJob {
  readonly #news: Pick<TrunkNews, 'tellDue'>;
  readonly #reminders: Pick<QuarantineReminders, 'sendDue'>;

  constructor(options: {
    news: Pick<TrunkNews, 'tellDue'>;
    reminders: Pick<QuarantineReminders, 'sendDue'>;
  }) {
    this.#news = options.news;
    this.#reminders = options.reminders;
  }

  async start(scheduler: SchedulerService): Promise<void> {
    await scheduler
      .createScheduledTaskRunner({ ...TRUNK, scope: 'global' })
      .run({
        id: 'build-health-tell-trunk',
        fn: signal => this.#news.tellDue(signal),
      });
    await scheduler
      .createScheduledTaskRunner({ ...QUARANTINE, scope: 'global' })
      .run({
        id: 'build-health-remind-quarantine',
        fn: signal => this.#reminders.sendDue(signal),
      });
  }
}
