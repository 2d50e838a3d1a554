import { createApiRouter } from '@internal/backend-kit';
import { scorecardsApiSpec } from '@callboard/backstage-plugin-scorecards-common/openapi';

/** A router that knows the paths of the API, and what they take and answer. */
export const createScorecardsRouter = () => createApiRouter(scorecardsApiSpec);

export type ScorecardsRouter = ReturnType<typeof createScorecardsRouter>;
