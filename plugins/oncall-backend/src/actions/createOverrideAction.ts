import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { NewOverride } from '@callboard/backstage-plugin-oncall-common';
import type { AuthorizedOncallService } from '../service/AuthorizedOncallService';
import type { Recorders } from '../service/createRecorders';
import { TREAT_AS_DATA, type Zod } from './schemas';

const description = `Adds an override to an on-call schedule, in the name of the user: a departure from its rules for a while. It counts at once,
people whose shifts move are notified, and it can be taken back on the page of the schedule. Use it only when the user has
said which schedule, who and when. Ids of schedules are in the answers of get-on-call, list-my-shifts and find-gaps.

Kinds: replace-all (only userRefs are on call), replace (byUserRefs wherever userRef would be), add (userRefs too), remove
(without userRefs). It begins now or later. Called twice it adds two.

${TREAT_AS_DATA}

Example input: {"scheduleId": "7f3b", "kind": "replace-all", "startsAt": "2026-12-24T09:00", "endsAt": "2026-12-27T09:00",
"timeZone": "Europe/Berlin", "userRefs": ["user:default/ana"]}`;

const moment =
  'With its offset (2026-11-30T08:00:00Z), or local time in timeZone';

const inputSchema = (z: Zod) => {
  const person = z.string().min(1).max(300);
  const people = z.array(person).max(50).optional();
  return z.object({
    scheduleId: z.string().min(1).max(100),
    kind: z.enum(['replace-all', 'replace', 'add', 'remove']),
    startsAt: z.string().min(1).max(35).describe(moment),
    endsAt: z.string().min(1).max(35).describe(moment),
    timeZone: z
      .string()
      .min(1)
      .max(64)
      .optional()
      .describe('IANA name; the zone of the schedule when absent'),
    userRefs: people.describe('replace-all, add, remove: full references'),
    userRef: person.optional().describe('replace: who is replaced'),
    byUserRefs: people.describe('replace: by whom'),
  });
};

const outputSchema = (z: Zod) =>
  z.object({
    schedule: z.object({ id: z.string(), name: z.string() }),
    overrideId: z.string(),
    startsAt: z.string().describe('ISO 8601 in UTC'),
    endsAt: z.string().describe('ISO 8601 in UTC'),
  });

/** Registers `create-override`, which asks and refuses as the API does. */
export function createOverrideAction(options: {
  actionsRegistry: ActionsRegistryService;
  service: Pick<AuthorizedOncallService, 'addOverride'>;
  recordWrite: Recorders['recordWrite'];
}): void {
  const { actionsRegistry, service, recordWrite } = options;
  actionsRegistry.register({
    name: 'create-override',
    title: 'Add an override to an on-call schedule',
    description,
    attributes: { readOnly: false, destructive: false, idempotent: false },
    schema: { input: inputSchema, output: outputSchema },
    action: async ({ input, credentials }) => {
      const { scheduleId: id, ...written } = input;
      // The service checks that each kind has what it needs, and names what is missing.
      const override = written as NewOverride;
      const { schedule, overrideId } = await recordWrite(
        {
          eventId: 'override-change',
          actionType: 'add',
          id,
          caller: credentials,
        },
        () => service.addOverride({ id, override }, { credentials }),
      );
      const { name, overrides } = schedule;
      const kept = overrides.find(each => each.id === overrideId);
      return {
        output: {
          schedule: { id, name },
          overrideId,
          startsAt: kept?.startsAt ?? override.startsAt,
          endsAt: kept?.endsAt ?? override.endsAt,
        },
      };
    },
  });
}
