import { withAudit } from '@internal/backend-kit';
import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { AuthorizedBuilds } from '../service/AuthorizedBuilds';
import type { BuildHealthRouter } from './createBuildHealthRouter';

/** The history of builds, single ones, and why their jobs failed. */
export function addBuildRoutes(
  router: BuildHealthRouter,
  options: {
    builds: AuthorizedBuilds;
    httpAuth: HttpAuthService;
    auditor: AuditorService;
  },
): void {
  const { builds, httpAuth, auditor } = options;
  router.get('/builds', async (request, res) => {
    const reader = await builds.forReader(await httpAuth.credentials(request));
    const { limit = 50, ...query } = request.query;
    res.json(await reader.list({ ...query, limit }));
  });
  router.get('/builds/:id', async (request, res) => {
    const reader = await builds.forBuilds(await httpAuth.credentials(request));
    const { id } = request.params;
    res.json(await reader.get({ id, entityRef: request.query.entityRef }));
  });
  router.get('/builds/:id/jobs/:jobId/log', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { id, jobId } = request.params;
    const { entityRef } = request.query;
    const excerpt = await withAudit(
      auditor,
      { eventId: 'log-read', request, meta: { buildId: id, jobId, entityRef } },
      async () =>
        (await builds.forLogs(credentials)).read({ id, jobId, entityRef }),
    );
    res.json(excerpt);
  });
}
