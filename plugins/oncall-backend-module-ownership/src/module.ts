import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { oncallOwnersExtensionPoint } from '@callboard/backstage-plugin-oncall-node';
import { ownershipServiceRef } from '@callboard/backstage-plugin-ownership-node';
import { OwnershipOwners } from './OwnershipOwners';

/**
 * Has on-call ask ownership who owns what, so that both name the same team. On-call starts and answers without the ownership
 * backend, by the relations of the catalog.
 *
 * @public
 */
export const oncallModuleOwnership = createBackendModule({
  pluginId: 'oncall',
  moduleId: 'ownership',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        owners: oncallOwnersExtensionPoint,
        ownership: ownershipServiceRef,
      },
      async init({ auth, owners, ownership }) {
        owners.setOwnerProvider(new OwnershipOwners({ auth, ownership }));
      },
    });
  },
});
