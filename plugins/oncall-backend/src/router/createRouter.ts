import { createApiRouter } from '@internal/backend-kit';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { oncallApiSpec } from '@callboard/backstage-plugin-oncall-common/openapi';
import type { AuthorizedOncallService } from '../service/AuthorizedOncallService';
import type { AuthorizedCalendarService } from '../service/calendars/AuthorizedCalendarService';
import type { Recorders } from '../service/createRecorders';
import { addCalendarRoutes } from './calendars';
import { addOnCallRoutes } from './onCall';
import { addScheduleRoutes } from './schedules';
import { addSearchRoutes } from './search';

/** What every route needs. */
export interface RouteContext extends Recorders {
  service: AuthorizedOncallService;
  calendars: AuthorizedCalendarService;
  httpAuth: HttpAuthService;
}

export type OncallRouter = ReturnType<typeof createOncallRouter>;

const createOncallRouter = () => createApiRouter(oncallApiSpec);

/** The REST API of on-call. */
export function createRouter(context: RouteContext): OncallRouter {
  const router = createOncallRouter();
  addOnCallRoutes(router, context);
  addScheduleRoutes(router, context);
  addSearchRoutes(router, context);
  addCalendarRoutes(router, context);
  return router;
}
