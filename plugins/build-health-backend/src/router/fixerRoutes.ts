import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { AuthorizedFixers } from '../service/fixers/AuthorizedFixers';
import type { BuildHealthRouter } from './createBuildHealthRouter';

const USUAL_DAYS = 90;

/** Who made trunk green again: for other backends only. */
export function addFixerRoutes(
  router: BuildHealthRouter,
  options: { fixers: AuthorizedFixers; httpAuth: HttpAuthService },
): void {
  const { fixers, httpAuth } = options;
  router.post('/fixers/by-refs', async (request, res) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['service'],
    });
    const { entityRefs, days = USUAL_DAYS } = request.body;
    const reader = await fixers.forReader(credentials);
    res.json({ items: await reader.byRefs(entityRefs, days) });
  });
}
