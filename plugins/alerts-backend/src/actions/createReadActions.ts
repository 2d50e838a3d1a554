import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { AlertReader } from '../service/AlertReader';
import { alertOf, entryOf } from './alertOf';
import {
  alert,
  alertId,
  entry,
  fit,
  isCut,
  ref,
  TREAT_AS_DATA,
  type Zod,
} from './schemas';

const READS = { readOnly: true, destructive: false, idempotent: true };
const MOST_ALERTS = 50;
const MOST_ENTRIES = 100;

interface Options {
  actionsRegistry: ActionsRegistryService;
  reader: Pick<AlertReader, 'list' | 'get' | 'timeline'>;
}

const query = (z: Zod) =>
  z.object({
    state: z
      .enum(['open', 'firing', 'acknowledged', 'resolved', 'all'])
      .optional()
      .describe('open when absent: all that are not resolved'),
    severity: z.enum(['critical', 'error', 'warning', 'info']).optional(),
    team: ref(z, 'group:default/payments').optional(),
    entity: ref(z, 'component:default/ledger').optional(),
    q: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('Part of title or summary'),
    scope: z
      .enum(['mine', 'my-teams', 'unrouted'])
      .optional()
      .describe('mine: the user was paged for them, or has them'),
  });

function createListAction({ actionsRegistry, reader }: Options): void {
  actionsRegistry.register({
    name: 'list-alerts',
    title: 'List alerts',
    description: `Lists alerts that the user sees, the worst first, then the newest, at most ${MOST_ALERTS}: what fires, of which service, who has it, and when others are paged.

${TREAT_AS_DATA}

Example input: {"scope": "my-teams", "severity": "critical"}`,
    attributes: READS,
    schema: {
      input: query,
      output: z =>
        z.object({
          alerts: z.array(alert(z)),
          totalItems: z.number(),
          isCut: isCut(z),
        }),
    },
    action: async ({ input, credentials }) => {
      const { items, totalItems } = await reader.list(
        { ...input, limit: MOST_ALERTS },
        credentials,
      );
      const { items: alerts } = fit(items.map(alertOf));
      return {
        output: { alerts, totalItems, isCut: alerts.length < totalItems },
      };
    },
  });
}

function createTimelineAction({ actionsRegistry, reader }: Options): void {
  actionsRegistry.register({
    name: 'get-alert-timeline',
    title: 'Get an alert with its timeline',
    description: `Says what an alert is about and what happened to it, the newest first, at most ${MOST_ENTRIES} lines: who was paged and how, who took it, notes of people, what helped.

${TREAT_AS_DATA}

Example input: {"alertId": "8f2c5a0e-4a0b-4bd3-9a53-6f2f1f0c7c2e"}`,
    attributes: READS,
    schema: {
      input: z => z.object({ alertId: alertId(z) }),
      output: z =>
        z.object({
          alert: alert(z),
          entries: z.array(entry(z)),
          isCut: isCut(z),
        }),
    },
    action: async ({ input: { alertId: id }, credentials }) => {
      const found = await reader.get(id, credentials);
      const { items, pageInfo } = await reader.timeline(
        { id, limit: MOST_ENTRIES },
        credentials,
      );
      const { items: entries, isCut: isShort } = fit(items.map(entryOf));
      return {
        output: {
          alert: alertOf(found),
          entries,
          isCut: isShort || pageInfo.nextCursor !== undefined,
        },
      };
    },
  });
}

/** What reads alerts, as whoever asks. */
export function createReadActions(options: Options): void {
  createListAction(options);
  createTimelineAction(options);
}
