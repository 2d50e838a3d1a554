import { withAudit } from '@internal/backend-kit';
import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { userRefOf } from '../service/access/userRefOf';
import type { AlertActs } from '../service/AlertActs';
import { alertOf } from './alertOf';
import { alert, alertId, TREAT_AS_DATA } from './schemas';

/** Registers `acknowledge-alert`, which refuses what the API refuses. */
export function createAcknowledgeAction(options: {
  actionsRegistry: ActionsRegistryService;
  acts: Pick<AlertActs, 'acknowledge'>;
  auditor: AuditorService;
  logger: LoggerService;
}): void {
  const { actionsRegistry, acts, auditor, logger } = options;
  actionsRegistry.register({
    name: 'acknowledge-alert',
    title: 'Acknowledge an alert',
    description: `Says, in the name of the user, that they have an alert: nobody else is paged for it. Use it only when the user has said that they take this very alert. Where somebody else has it, it is taken over from them: ask first. It can be given back on its page.

${TREAT_AS_DATA}

Example input: {"alertId": "8f2c5a0e-4a0b-4bd3-9a53-6f2f1f0c7c2e"}`,
    attributes: { readOnly: false, destructive: false, idempotent: true },
    schema: {
      input: z => z.object({ alertId: alertId(z) }),
      output: z => z.object({ alert: alert(z) }),
    },
    action: async ({ input, credentials }) => {
      const id = input.alertId;
      // An action comes without a request: without this the log would name this plugin only.
      const callerRef = userRefOf(credentials);
      const taken = await withAudit(
        auditor,
        {
          eventId: 'alert-acknowledge',
          meta: { alertId: id, ...(callerRef && { callerRef }) },
          logger,
        },
        () => acts.acknowledge(id, credentials),
      );
      return { output: { alert: alertOf(taken) } };
    },
  });
}
