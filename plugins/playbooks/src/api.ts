import { createApiRef } from '@backstage/core-plugin-api';
import type { PlaybooksApi } from '@callboard/backstage-plugin-playbooks-common';

/**
 * Playbooks, as the frontend asks for them.
 *
 * @public
 */
export const playbooksApiRef = createApiRef<PlaybooksApi>({
  id: 'plugin.playbooks.service',
});
