import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { NotFoundError } from '@backstage/errors';
import type { AuthorizedOncallService } from '../service/AuthorizedOncallService';
import type { Recorders } from '../service/createRecorders';
import { instantOf } from '../service/instantOf';
import {
  answer,
  gap,
  myShift,
  TREAT_AS_DATA,
  uncoveredService,
} from './schemas';

const attributes = { readOnly: true, destructive: false, idempotent: true };
const MOST_SCHEDULES = 100;
const MOST_SERVICES = 100;

interface Options {
  actionsRegistry: ActionsRegistryService;
  service: AuthorizedOncallService;
  recordRead: Recorders['recordRead'];
}

function createGetOnCallAction({
  actionsRegistry,
  service,
  recordRead,
}: Options) {
  actionsRegistry.register({
    name: 'get-on-call',
    title: 'Get who is on call for a catalog entity',
    description: `Says who is on call for one entity of the software catalog, or for a team, until when, who is next, and how to reach them.

Levels are asked in their order: level 1 first. Where nobody is on call, "problem" and "reason" say which link is missing and how to mend it.

${TREAT_AS_DATA}

Example input: {"entityRef": "component:default/payment-router"}`,
    attributes,
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .min(1)
            .max(400)
            .describe('Full reference: component:default/name'),
          at: z
            .string()
            .max(35)
            .optional()
            .describe('Instant in ISO 8601 with its offset; now when absent'),
        }),
      output: answer,
    },
    action: async ({ input, credentials }) => {
      const entityRefs = [input.entityRef];
      const at = instantOf(input.at);
      const { items } = await recordRead(
        { queryType: 'on-call', refs: entityRefs, caller: credentials },
        () => service.getOnCallByRefs({ entityRefs, at }, { credentials }),
      );
      const [output] = items;
      if (!output) {
        throw new NotFoundError(
          `Nothing is known about '${input.entityRef}': it is not in the catalog, or you may not see it`,
        );
      }
      return { output };
    },
  });
}

function createListMyShiftsAction({
  actionsRegistry,
  service,
  recordRead,
}: Options) {
  actionsRegistry.register({
    name: 'list-my-shifts',
    title: 'List my on-call shifts',
    description: `Lists your own on-call shifts of the next eight weeks, the current one too, in order of time.

${TREAT_AS_DATA}`,
    attributes,
    schema: {
      input: z => z.object({}),
      output: z => z.object({ items: z.array(myShift(z)) }),
    },
    action: async ({ credentials }) => ({
      output: await recordRead(
        { queryType: 'my-shifts', caller: credentials },
        () => service.listMyShifts({ credentials }),
      ),
    }),
  });
}

function createFindGapsAction({
  actionsRegistry,
  service,
  recordRead,
}: Options) {
  actionsRegistry.register({
    name: 'find-gaps',
    title: 'Find gaps in on-call schedules',
    description: `Lists schedules that leave a time without anybody on call in the next 365 days, at most ${MOST_SCHEDULES}, with the number of gaps and the first one; and services for which nobody is on call at any hour, at most ${MOST_SERVICES}, with the link that is missing and how to mend it.

${TREAT_AS_DATA}

Example input: {"team": "group:default/payments"}`,
    attributes,
    schema: {
      input: z =>
        z.object({
          team: z
            .string()
            .max(400)
            .optional()
            .describe('Only what is of this group: group:default/name'),
        }),
      output: z =>
        z.object({
          items: z.array(gap(z)),
          totalItems: z.number(),
          services: z.array(uncoveredService(z)),
          totalServices: z.number(),
        }),
    },
    action: async ({ input, credentials }) => {
      const { items, totalItems } = await recordRead(
        { queryType: 'schedules', caller: credentials },
        () =>
          service.listSchedules(
            { ...input, gaps: true, limit: MOST_SCHEDULES },
            { credentials },
          ),
      );
      const services = await recordRead(
        { queryType: 'services', caller: credentials },
        () =>
          service.listUncoveredServices(
            { ...input, limit: MOST_SERVICES },
            { credentials },
          ),
      );
      return {
        output: {
          totalServices: services.totalItems,
          services: services.items,
          totalItems,
          items: items.map(({ id, name, team, gapCount, firstGap }) => ({
            schedule: { id, name },
            team,
            gapCount,
            firstGap,
          })),
        },
      };
    },
  });
}

/** Registers what MCP clients and other callers of actions may ask, as themselves. */
export function createReadActions(options: Options): void {
  createGetOnCallAction(options);
  createListMyShiftsAction(options);
  createFindGapsAction(options);
}
