import type {
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { AlertsConfig } from './config/readAlertsConfig';
import type { Stores } from './createStores';
import type { AlertDirectory } from './directory/AlertDirectory';
import { Intake } from './intake/Intake';
import { AuthorizedKeys } from './keys/AuthorizedKeys';
import { KeyDesk } from './keys/KeyDesk';
import { KeyRing } from './keys/KeyRing';
import type { AlertsMetrics } from './metrics';
import { createIntakeRouter, INTAKE_PATH } from './router/createIntakeRouter';
import { addKeyRoutes } from './router/keyRoutes';
import type { AddRoutes } from './router/createRouter';

/** Puts together what takes alerts in, and what keeps the keys to it. */
export function createIntake(options: {
  config: AlertsConfig;
  directory: AlertDirectory;
  logger: LoggerService;
  metrics: AlertsMetrics;
  permissions: PermissionsService;
  stores: Stores;
  onKept: (laneId: string) => void;
}) {
  const { config, directory, metrics, stores } = options;
  const ring = new KeyRing({ keys: stores.keys });
  const intake = new Intake({
    ...options,
    ...{ ring, store: stores.intake },
    ratePerMinute: config.intake.ratePerMinute,
  });
  const keys = new AuthorizedKeys({
    ...options,
    desk: new KeyDesk({ keys: stores.keys, ring, intake, directory }),
    admins: config.admins,
  });
  const addRoutes: AddRoutes = (router, { httpAuth, audited }) =>
    addKeyRoutes(router, { keys, httpAuth, audited });
  return {
    router: createIntakeRouter({
      ...options,
      intake,
      onAnswer: metrics.answered,
    }),
    policy: { path: INTAKE_PATH, allow: 'unauthenticated' as const },
    addRoutes,
  };
}
