import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { DigestSender } from './DigestSender';

const SCHEDULE = {
  frequency: { cron: '0 * * * *' },
  timeout: { minutes: 30 },
};

/** Sends digests whose time has come, in one process at a time. */
export class SendDigestsJob {
  readonly #id: string;
  readonly #delivery: Pick<DigestSender, 'sendDue'>;

  /** @param options.id - of the task: `ownership-send-digests` */
  constructor(options: {
    id: string;
    delivery: Pick<DigestSender, 'sendDue'>;
  }) {
    this.#id = options.id;
    this.#delivery = options.delivery;
  }

  async start(scheduler: SchedulerService): Promise<void> {
    await scheduler
      .createScheduledTaskRunner({ ...SCHEDULE, scope: 'global' })
      .run({
        id: this.#id,
        fn: signal => this.#delivery.sendDue(signal),
      });
  }
}
