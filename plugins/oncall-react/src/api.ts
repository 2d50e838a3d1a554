import { createApiRef } from '@backstage/core-plugin-api';
import type { OncallApi } from '@callboard/backstage-plugin-oncall-common';

/**
 * Reads and changes who is on call. The on-call plugin brings its implementation; a portal without the plugin has none.
 *
 * @public
 */
export const oncallApiRef = createApiRef<OncallApi>({
  id: 'plugin.oncall.service',
});
