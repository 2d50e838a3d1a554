import { withAudit } from '@internal/backend-kit';
import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { AuthorizedBuilds } from '../service/AuthorizedBuilds';
import type { AuthorizedTests } from '../service/tests/AuthorizedTests';
import { addBuildRoutes } from './buildRoutes';
import { createBuildHealthRouter } from './createBuildHealthRouter';
import { addOrganisationRoutes } from './organisationRoutes';
import { addTestRoutes } from './testRoutes';

const USUAL_DAYS = 90;

/** The REST API of build health. */
export function createRouter(options: {
  builds: AuthorizedBuilds;
  tests: AuthorizedTests;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  /** Called when there is something to work in. */
  onRetry: () => void;
}) {
  const { builds, httpAuth, auditor, onRetry } = options;
  const router = createBuildHealthRouter();

  router.post('/health/by-refs', async (request, res) => {
    const reader = await builds.forReader(await httpAuth.credentials(request));
    const { entityRefs, days = USUAL_DAYS } = request.body;
    res.json({ items: await reader.byRefs(entityRefs, days) });
  });
  addBuildRoutes(router, options);
  addOrganisationRoutes(router, options);
  addTestRoutes(router, options);
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
