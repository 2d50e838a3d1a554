import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { AuthorizedBuilds } from '../service/AuthorizedBuilds';
import type { BuildHealthRouter } from './createBuildHealthRouter';

const USUAL_DAYS = 90;

/** The organisation as a whole. */
export function addOrganisationRoutes(
  router: BuildHealthRouter,
  options: { builds: AuthorizedBuilds; httpAuth: HttpAuthService },
): void {
  const { builds, httpAuth } = options;
  router.get('/organisation', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const reader = await builds.forOrganisation(credentials);
    res.json(await reader.read(request.query.days ?? USUAL_DAYS));
  });
}
