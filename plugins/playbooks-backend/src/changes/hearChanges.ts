import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import {
  SERVICE_CHANGED_TOPIC,
  type ServiceChangedEvent,
} from '@callboard/backstage-plugin-playbooks-common';
import { z } from 'zod';
import type { ServiceChangeStore } from './ServiceChangeStore';

const schema: z.ZodType<ServiceChangedEvent> = z.object({
  version: z.literal(1),
  entityRef: z
    .string()
    .max(400)
    .regex(/^[^:/]+:[^:/]+\/[^:/]+$/, 'must be like component:default/ledger')
    .transform(written => written.toLocaleLowerCase('en-US')),
  changedAt: z.iso.datetime({ offset: true }),
});

/** Takes in changes of services that others tell of, such as what deploys them. Twice is once. */
export async function hearChanges(options: {
  events: EventsService;
  changes: Pick<ServiceChangeStore, 'tell'>;
  logger: LoggerService;
  now?: () => Date;
}): Promise<void> {
  const { events, changes, logger, now = () => new Date() } = options;
  await events.subscribe({
    id: 'playbooks-hear-service-changes',
    topics: [SERVICE_CHANGED_TOPIC],
    async onEvent({ eventPayload }) {
      const { success, data, error } = schema.safeParse(eventPayload);
      if (!success) {
        const [{ path, message }] = error.issues;
        logger.warn(
          `An event ${SERVICE_CHANGED_TOPIC} is left out: ${path.join(
            '.',
          )}: ${message}`,
        );
        return;
      }
      // A clock that is ahead must not make a page unproven for a time that has not come.
      const at = Math.min(Date.parse(data.changedAt), now().getTime());
      await changes.tell(data.entityRef, new Date(at));
    },
  });
}
