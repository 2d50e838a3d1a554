import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { createFindOrphansAction } from './actions/createFindOrphansAction';
import { createGetOwnerAction } from './actions/createGetOwnerAction';
import { createWriteActions } from './actions/createWriteActions';
import type { AuthorizedOwnershipDesk } from './service/AuthorizedOwnershipDesk';
import type { AuthorizedOwnershipService } from './service/AuthorizedOwnershipService';
import type { Recorders } from './service/createRecorders';

/** What MCP clients and other callers of actions may use. */
export function registerActions(
  options: Recorders & {
    actionsRegistry: ActionsRegistryService;
    service: AuthorizedOwnershipService;
    desk: AuthorizedOwnershipDesk;
    /** Actions that change something are off until the config says so. */
    writeActions: boolean;
  },
): void {
  createGetOwnerAction(options);
  createFindOrphansAction(options);
  if (options.writeActions) createWriteActions(options);
}
