import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { AuthorizedBuilds } from '../service/AuthorizedBuilds';
import type { BuildHealthRouter } from './createBuildHealthRouter';

/** A quarter of a year. */
const USUAL_WEEKS = 13;

/** What charts are drawn of. */
export function addWeekRoutes(
  router: BuildHealthRouter,
  options: { builds: AuthorizedBuilds; httpAuth: HttpAuthService },
): void {
  const { builds, httpAuth } = options;
  router.get('/health/weeks', async (request, res) => {
    const reader = await builds.forWeeks(await httpAuth.credentials(request));
    const { weeks = USUAL_WEEKS, ...query } = request.query;
    res.json(await reader.read({ ...query, weeks }));
  });
}
