import { createApiRouter } from '@internal/backend-kit';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { ownershipApiSpec } from '@callboard/backstage-plugin-ownership-common/openapi';
import type { AuthorizedOwnershipDesk } from '../service/AuthorizedOwnershipDesk';
import type { AuthorizedOwnershipService } from '../service/AuthorizedOwnershipService';
import type { Recorders } from '../service/createRecorders';
import { addConfirmationRoutes } from './confirmations';
import { addListRoutes } from './lists';
import { addOwnerRoutes } from './owners';
import { addRoleRoutes } from './roles';
import { addTransferRoutes } from './transfers';

/** What every route needs. */
export interface RouteContext extends Recorders {
  service: AuthorizedOwnershipService;
  desk: AuthorizedOwnershipDesk;
  httpAuth: HttpAuthService;
}

export type OwnershipRouter = ReturnType<typeof createOwnershipRouter>;

const createOwnershipRouter = () => createApiRouter(ownershipApiSpec);

/** The REST API of ownership. */
export function createRouter(context: RouteContext): OwnershipRouter {
  const router = createOwnershipRouter();
  addOwnerRoutes(router, context);
  addConfirmationRoutes(router, context);
  addListRoutes(router, context);
  addTransferRoutes(router, context);
  addRoleRoutes(router, context);
  return router;
}
