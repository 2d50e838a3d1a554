import type {
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { MessageDelivery } from '../service/notices/MessageDelivery';

const defaultSchedule: SchedulerServiceTaskScheduleDefinition = {
  frequency: { seconds: 15 },
  timeout: { minutes: 5 },
};

/** Tells people about transfers. */
export class DeliverMessagesJob {
  readonly #delivery: Pick<MessageDelivery, 'deliverDue'>;

  constructor(options: { delivery: Pick<MessageDelivery, 'deliverDue'> }) {
    this.#delivery = options.delivery;
  }

  async start(
    scheduler: SchedulerService,
    schedule = defaultSchedule,
  ): Promise<void> {
    await scheduler
      .createScheduledTaskRunner({ ...schedule, scope: 'global' })
      .run({
        id: 'ownership-deliver-messages',
        fn: signal => this.#delivery.deliverDue(signal),
      });
  }
}
