import type {
  AuditorService,
  LoggerService,
  PermissionsService,
  SchedulerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { AlertsOnCallProvider } from '@callboard/backstage-plugin-alerts-node';
import type { Knex } from 'knex';
import type { AlertsConfig } from './config/readAlertsConfig';
import type { AlertDirectory } from './directory/AlertDirectory';
import type { RulesBook } from './engine/RulesBook';
import { createFigures } from './figures/createFigures';
import { createHandoff } from './handoff/createHandoff';
import { createPeople } from './people/createPeople';
import type { AddRoutes } from './router/createRouter';
import type { Admission } from './service/access/Admission';
import type { TargetFinder } from './targets/TargetFinder';

/** Puts together what stands beside alerts: what they add up to, handoffs, and what is kept of people. */
export function createSides(options: {
  admission: Admission;
  auditor: AuditorService;
  config: AlertsConfig;
  db: Knex;
  directory: AlertDirectory;
  events: EventsService;
  logger: LoggerService;
  notifications: NotificationService;
  onCall?: AlertsOnCallProvider;
  permissions: PermissionsService;
  rules: RulesBook;
  targets: TargetFinder;
  userInfo: UserInfoService;
}) {
  const { config } = options;
  const figures = createFigures(options);
  const handoff = createHandoff({
    ...{ ...options, keepMs: config.retention.alerts },
  });
  const people = createPeople({ ...options, admins: config.admins });
  const addRoutes: AddRoutes = (...to) => {
    for (const side of [figures, handoff, people]) side.addRoutes(...to);
  };
  return {
    addRoutes,
    start: async (scheduler: SchedulerService) => {
      await people.start(scheduler);
      await handoff.start(scheduler);
    },
  };
}
