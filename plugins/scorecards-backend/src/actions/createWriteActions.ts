import { withAudit } from '@internal/backend-kit';
import type {
  AuditorService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { userRefOf } from '../service/access/userRefOf';
import type { AuthorizedDecisions } from '../service/AuthorizedDecisions';
import type { AuthorizedResults } from '../service/AuthorizedResults';
import { checkId, cut, entityRef, TREAT_AS_DATA, type Zod } from './schemas';

interface Options {
  actionsRegistry: ActionsRegistryService;
  results: AuthorizedResults;
  decisions: AuthorizedDecisions;
  auditor: AuditorService;
  logger: LoggerService;
}

const until = (z: Zod, days: number) =>
  z
    .string()
    .min(10)
    .max(35)
    .describe(`ISO 8601 with its zone; at most ${days} days from now`);

/** An action comes without a request: without this the log would name this plugin only. */
const recorded = (
  { auditor, logger }: Options,
  event: { eventId: string; meta: Record<string, string> },
  caller: BackstageCredentials,
) => {
  const callerRef = userRefOf(caller);
  return <T>(work: () => Promise<T>): Promise<T> =>
    withAudit(
      auditor,
      {
        ...event,
        logger,
        severityLevel: 'medium',
        meta: { ...event.meta, ...(callerRef && { callerRef }) },
      },
      work,
    );
};

function createExemptionAction(options: Options) {
  const { actionsRegistry, decisions } = options;
  actionsRegistry.register({
    name: 'request-exemption',
    title: 'Request an exemption of a check',
    description: `Asks, in the name of the user, that a service of one of their teams need not pass a check for a while. Whoever keeps the check decides, and is told; until then nothing changes. Use it only when the user has said which service, which check, why and until when.

${TREAT_AS_DATA}

Example input: {"entityRef": "component:default/ledger-api", "check": "production-readiness/has-docs", "reason": "It is replaced by ledger-2.", "until": "2027-01-31T00:00:00Z"}`,
    attributes: { readOnly: false, destructive: false, idempotent: false },
    schema: {
      input: z =>
        z.object({
          entityRef: entityRef(z),
          check: checkId(z),
          reason: z.string().min(1).max(2_000).describe('For who decides'),
          ticket: z.string().min(1).max(400).optional(),
          until: until(z, 180),
        }),
      output: z =>
        z.object({
          exemptionId: z.string(),
          state: z.string(),
          until: z.string(),
          approvers: z.array(z.string()).describe('Who may decide'),
        }),
    },
    action: async ({ input, credentials }) => {
      const { check } = input;
      const meta = { entityRef: input.entityRef, check };
      const event = { eventId: 'exemption-request', meta };
      const made = await recorded(
        options,
        event,
        credentials,
      )(async () => {
        const desk = await decisions.forExemptionRequests(credentials);
        return desk.request(input);
      });
      return {
        output: {
          exemptionId: made.id,
          state: made.state,
          until: made.until,
          approvers: made.approvers,
        },
      };
    },
  });
}

function createSignOffAction(options: Options) {
  const { actionsRegistry, decisions } = options;
  actionsRegistry.register({
    name: 'sign-off-fact',
    title: 'Sign off a fact of an entity',
    description: `States a fact of a service in the name of the user, until a day; checks that read it are judged at once, and everyone sees who said so. Use it only when the user has said that it is so. Only facts that are signed off can be stated, by those whom their set names.

${TREAT_AS_DATA}

Example input: {"entityRef": "component:default/ledger-api", "fact": "promises/drilled", "value": true, "until": "2027-03-31T00:00:00Z", "evidenceUrl": "https://wiki.example.com/drill"}`,
    attributes: { readOnly: false, destructive: false, idempotent: false },
    schema: {
      input: z =>
        z.object({
          entityRef: entityRef(z),
          fact: z.string().min(3).max(201).describe('provider/name'),
          value: z.union([z.boolean(), z.number(), z.string().max(1_000)]),
          until: until(z, 366),
          evidenceUrl: z.string().min(1).max(2_000).optional(),
          note: z.string().min(1).max(1_000).optional(),
        }),
      output: z =>
        z.object({
          signOffId: z.string(),
          fact: z.string(),
          title: z.string(),
          until: z.string(),
        }),
    },
    action: async ({ input, credentials }) => {
      const { fact } = input;
      const meta = { entityRef: input.entityRef, fact };
      const event = { eventId: 'fact-sign-off', meta };
      const signed = await recorded(
        options,
        event,
        credentials,
      )(() => decisions.signOff(input, credentials));
      return {
        output: {
          signOffId: signed.id,
          fact: signed.fact,
          title: signed.title,
          until: signed.until,
        },
      };
    },
  });
}

function createRefreshAction(options: Options) {
  const { actionsRegistry, results } = options;
  actionsRegistry.register({
    name: 'refresh-facts',
    title: 'Read the facts of an entity again',
    description: `Has the facts of a service read again at once by the collectors that can read one alone, and its checks judged by them. Says which were read, and when the others come by themselves.

${TREAT_AS_DATA}

Example input: {"entityRef": "component:default/ledger-api"}`,
    attributes: { readOnly: false, destructive: false, idempotent: true },
    schema: {
      input: z => z.object({ entityRef: entityRef(z) }),
      output: z =>
        z.object({
          read: z.array(z.string()).describe('Collectors that have read'),
          notRead: z.array(
            z.object({
              provider: z.string(),
              reason: z.string(),
              nextAt: z.string().optional(),
            }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      const event = { eventId: 'facts-refresh', meta: { ...input } };
      const { read, notRead } = await recorded(
        options,
        event,
        credentials,
      )(() =>
        results.refreshFacts(input, credentials, AbortSignal.timeout(60_000)),
      );
      return {
        output: {
          read,
          notRead: notRead.map(({ reason, ...rest }) => ({
            ...rest,
            reason: cut(reason, 500),
          })),
        },
      };
    },
  });
}

/** What changes something; registered only when the configuration says so. */
export function createWriteActions(options: Options): void {
  createExemptionAction(options);
  createSignOffAction(options);
  createRefreshAction(options);
}
