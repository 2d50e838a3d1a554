import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { AuthorizedBuilds } from '../service/AuthorizedBuilds';
import type { BuildHealthRouter } from './createBuildHealthRouter';

/** The window that pages show. */
const USUAL_DAYS = 90;
const PAGE = 50;

/** The builds behind figures of owners. */
export function addOwnedBuildRoutes(
  router: BuildHealthRouter,
  options: { builds: AuthorizedBuilds; httpAuth: HttpAuthService },
): void {
  const { builds, httpAuth } = options;
  router.get('/organisation/builds', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const reader = await builds.forOwnedBuilds(credentials);
    const {
      days = USUAL_DAYS,
      part = 'counted',
      limit = PAGE,
      ...query
    } = request.query;
    res.json(await reader.read({ ...query, days, part, limit }));
  });
}
