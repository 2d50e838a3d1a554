import { createApiRef } from '@backstage/core-plugin-api';
import type { ScorecardsApi } from '@callboard/backstage-plugin-scorecards-common';

/**
 * Scorecards, as the frontend asks for them.
 *
 * @public
 */
export const scorecardsApiRef = createApiRef<ScorecardsApi>({
  id: 'plugin.scorecards.service',
});
