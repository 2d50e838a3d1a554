import { createApiRef } from '@backstage/core-plugin-api';
import type { BuildHealthApi } from '@callboard/backstage-plugin-build-health-common';

/**
 * Builds, as the frontend asks for them.
 *
 * @public
 */
export const buildHealthApiRef = createApiRef<BuildHealthApi>({
  id: 'plugin.build-health.service',
});
