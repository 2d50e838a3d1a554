import { withAudit } from '@internal/backend-kit';
import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import { z } from 'zod';
import type { RenameStore } from '../database/RenameStore';

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

/** Moves what is kept under a reference when that of a team, a person or a service has changed. Twice is once. */
export async function followRenames(options: {
  events: EventsService;
  store: RenameStore;
  auditor: AuditorService;
  logger: LoggerService;
  /** Called after something was moved. */
  onMoved: () => void;
}): Promise<void> {
  const { events, store, auditor, logger, onMoved } = options;
  await events.subscribe({
    id: 'oncall-follow-renames',
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
        () => store.rename({ fromRef, toRef }, { actorRef, now: new Date() }),
      );
      onMoved();
    },
  });
}
