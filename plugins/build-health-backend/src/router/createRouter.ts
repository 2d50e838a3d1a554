import { createApiRouter, withAudit } from '@internal/backend-kit';
import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { buildHealthApiSpec } from '@callboard/backstage-plugin-build-health-common/openapi';
import type { AuthorizedBuilds } from '../service/AuthorizedBuilds';

const USUAL_DAYS = 90;

/** The REST API of build health. */
export function createRouter(options: {
  builds: AuthorizedBuilds;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  /** Called when there is something to work in. */
  onRetry: () => void;
}) {
  const { builds, httpAuth, auditor, onRetry } = options;
  const router = createApiRouter(buildHealthApiSpec);

  router.post('/health/by-refs', async (request, res) => {
    const reader = await builds.forReader(await httpAuth.credentials(request));
    const { entityRefs, days = USUAL_DAYS } = request.body;
    res.json({ items: await reader.byRefs(entityRefs, days) });
  });
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
  router.get('/sources', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    res.json({ items: await builds.listSources(credentials) });
  });
  router.get('/deliveries/dead', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    res.json({ items: await builds.listDead(credentials) });
  });
  router.post('/deliveries/:id/retry', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { id } = request.params;
    await withAudit(
      auditor,
      { eventId: 'delivery-retry', request, meta: { deliveryId: id } },
      () => builds.retry(id, credentials),
    );
    res.status(204).end();
    onRetry();
  });
  return router;
}
