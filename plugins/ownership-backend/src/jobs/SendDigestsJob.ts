import type {
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { DigestDelivery } from '../service/notices/DigestDelivery';

const defaultSchedule: SchedulerServiceTaskScheduleDefinition = {
  frequency: { cron: '0 * * * *' },
  timeout: { minutes: 30 },
};

/** Reminds teams of what they have to confirm. */
export class SendDigestsJob {
  readonly #delivery: Pick<DigestDelivery, 'sendDue'>;

  constructor(options: { delivery: Pick<DigestDelivery, 'sendDue'> }) {
    this.#delivery = options.delivery;
  }

  async start(
    scheduler: SchedulerService,
    schedule = defaultSchedule,
  ): Promise<void> {
    await scheduler
      .createScheduledTaskRunner({ ...schedule, scope: 'global' })
      .run({
        id: 'ownership-send-digests',
        fn: signal => this.#delivery.sendDue(signal),
      });
  }
}
