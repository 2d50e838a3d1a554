import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { AlertsOnCallProvider } from '@callboard/backstage-plugin-alerts-node';
import type { Knex } from 'knex';
import { DatabaseAlertQueryStore } from '../database/DatabaseAlertQueryStore';
import { DatabaseHandoffStore } from '../database/DatabaseHandoffStore';
import type { AlertDirectory } from '../directory/AlertDirectory';
import type { AddRoutes } from '../router/createRouter';
import { addHandoffRoutes } from '../router/handoffRoutes';
import type { Admission } from '../service/access/Admission';
import { AlertNaming } from '../service/AlertNaming';
import { HandoffDesk } from './HandoffDesk';
import { HandoffDrafter } from './HandoffDrafter';
import { HandoffShifts } from './HandoffShifts';
import { HandoffTeller } from './HandoffTeller';

/** Puts together what hands shifts over. */
export function createHandoff(options: {
  db: Knex;
  admission: Admission;
  directory: AlertDirectory;
  notifications: Pick<NotificationService, 'send'>;
  logger: LoggerService;
  /** So long notes are kept, in milliseconds. */
  keepMs: number;
  /** Absent where no on-call is installed. */
  onCall?: AlertsOnCallProvider;
  clock?: () => number;
}) {
  const { db } = options;
  const shared = {
    ...options,
    handoffs: new DatabaseHandoffStore(db),
    naming: new AlertNaming(options),
    shifts: new HandoffShifts(options),
  };
  const teller = new HandoffTeller(shared);
  const drafter = new HandoffDrafter({
    ...{ ...options, store: new DatabaseAlertQueryStore(db) },
  });
  const desk = new HandoffDesk({
    ...{ ...shared, drafter },
    onSent: () => {
      void teller.tellSoon();
    },
  });
  const addRoutes: AddRoutes = (router, { httpAuth, audited }) =>
    addHandoffRoutes(router, { desk, httpAuth, audited });
  return {
    ...{ desk, teller, addRoutes },
    start: (scheduler: SchedulerService) =>
      scheduler
        .createScheduledTaskRunner({
          frequency: { minutes: 5 },
          timeout: { minutes: 5 },
          scope: 'global',
        })
        .run({ id: 'alerts-handoffs', fn: () => teller.work() }),
  };
}
