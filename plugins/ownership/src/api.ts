import { createApiRef } from '@backstage/core-plugin-api';
import type { OwnershipApi } from '@callboard/backstage-plugin-ownership-common';

/**
 * Reads who owns what.
 *
 * @public
 */
export const ownershipApiRef = createApiRef<OwnershipApi>({
  id: 'plugin.ownership.service',
});
