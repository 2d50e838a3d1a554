import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { AlertActs } from '../service/AlertActs';
import type { AlertHands } from '../service/AlertHands';
import type { AlertReader } from '../service/AlertReader';
import type { AlertRouting } from '../service/AlertRouting';
import type { PageDesk } from '../service/PageDesk';
import { addActRoutes } from './actRoutes';
import { addAlertRoutes } from './alertRoutes';
import { auditedBy, type Audited } from './auditedBy';
import { createAlertsRouter, type AlertsRouter } from './createAlertsRouter';
import { addHandRoutes } from './handRoutes';
import { addPageRoutes } from './pageRoutes';

/** Adds the routes of something besides alerts: of silences, policies, keys and the like. */
export type AddRoutes = (
  router: AlertsRouter,
  options: { httpAuth: HttpAuthService; audited: Audited },
) => void;

/** The REST API of alerts. */
export function createRouter(options: {
  reader: AlertReader;
  acts: AlertActs;
  hands: AlertHands;
  routing: AlertRouting;
  /** Absent where nobody can page by hand. */
  desk?: PageDesk;
  others?: readonly AddRoutes[];
  httpAuth: HttpAuthService;
  auditor: AuditorService;
}): AlertsRouter {
  const { desk, others = [], httpAuth } = options;
  const audited = auditedBy(options);
  const router = createAlertsRouter();
  // Paths of one word come before those of an id.
  if (desk) addPageRoutes(router, { desk, httpAuth, audited });
  addActRoutes(router, { ...options, audited });
  addHandRoutes(router, { ...options, audited });
  addAlertRoutes(router, options);
  for (const add of others) add(router, { httpAuth, audited });
  return router;
}
