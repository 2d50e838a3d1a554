import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { TrunkNews } from '../news/TrunkNews';

const SCHEDULE = { frequency: { seconds: 15 }, timeout: { minutes: 5 } };

/** Tells of trunk that turned, in one process at a time. */
export class TellTrunkJob {
  readonly #news: Pick<TrunkNews, 'tellDue'>;

  constructor(options: { news: Pick<TrunkNews, 'tellDue'> }) {
    this.#news = options.news;
  }

  async start(scheduler: SchedulerService): Promise<void> {
    await scheduler
      .createScheduledTaskRunner({ ...SCHEDULE, scope: 'global' })
      .run({
        id: 'build-health-tell-trunk',
        fn: signal => this.#news.tellDue(signal),
      });
  }
}
