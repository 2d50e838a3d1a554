import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { z } from 'zod';
import { withAudit } from '../audit/withAudit';

/** Published by the ownership backend, where a portal has it, after an administrator moved a reference. */
const TOPIC = 'ownership.entity.renamed';

const ref = z
  .string()
  .max(400)
  .regex(/^[^:/]+:[^:/]+\/[^:/]+$/)
  .transform(written => written.toLocaleLowerCase('en-US'));

const renameSchema = z.object({
  version: z.literal(1),
  fromRef: ref,
  toRef: ref,
  actorRef: ref,
});

/** What is used of the platform's events. */
interface Events {
  subscribe(options: {
    id: string;
    topics: string[];
    onEvent(event: { eventPayload: unknown }): Promise<void>;
  }): Promise<void>;
}

/** Moves what is kept under a reference when that of a team, a person or a service has changed. Twice is once. */
export async function followRenames(options: {
  /** Of the subscription; each backend has its own. */
  id: string;
  events: Events;
  auditor: AuditorService;
  logger: LoggerService;
  /** Full references, in lower case. */
  rename: (move: {
    fromRef: string;
    toRef: string;
    actorRef: string;
  }) => Promise<unknown>;
}): Promise<void> {
  const { id, events, auditor, logger, rename } = options;
  await events.subscribe({
    id,
    topics: [TOPIC],
    async onEvent({ eventPayload }) {
      const { success, data } = renameSchema.safeParse(eventPayload);
      if (!success) {
        logger.warn(`An event ${TOPIC} has a form that is not known`);
        return;
      }
      const { fromRef, toRef, actorRef } = data;
      await withAudit(
        auditor,
        {
          eventId: 'reference-move',
          severityLevel: 'medium',
          logger,
          meta: { fromRef, toRef, callerRef: actorRef },
        },
        () => rename({ fromRef, toRef, actorRef }),
      );
    },
  });
}
