import type { createApiRouter } from '@internal/backend-kit';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { playbooksApiSpec } from '@callboard/backstage-plugin-playbooks-common/openapi';
import type { AuthorizedPlaybooks } from '../service/AuthorizedPlaybooks';

type PlaybooksRouter = ReturnType<
  typeof createApiRouter<typeof playbooksApiSpec>
>;

/** Pages of entities and teams. */
export function addEntityRoutes(
  router: PlaybooksRouter,
  options: { playbooks: AuthorizedPlaybooks; httpAuth: HttpAuthService },
): void {
  const { playbooks, httpAuth } = options;
  router.post('/pages/by-refs', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const reader = await playbooks.forEntities(credentials);
    res.json({ items: await reader.byRefs(request.body.entityRefs) });
  });
}
