import { createApiRouter } from '@internal/backend-kit';
import { buildHealthApiSpec } from '@callboard/backstage-plugin-build-health-common/openapi';

/** A router that knows the paths of the API, and what they take and answer. */
export const createBuildHealthRouter = () =>
  createApiRouter(buildHealthApiSpec);

export type BuildHealthRouter = ReturnType<typeof createBuildHealthRouter>;
