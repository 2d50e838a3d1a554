import { createApiRef } from '@backstage/core-plugin-api';
import type { OncallApi } from '@callboard/backstage-plugin-oncall-common';

/**
 * Reads and changes who is on call.
 *
 * @public
 */
export const oncallApiRef = createApiRef<OncallApi>({
  id: 'plugin.oncall.service',
});
