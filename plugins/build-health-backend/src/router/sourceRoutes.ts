import { withAudit } from '@internal/backend-kit';
import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { AuthorizedSources } from '../service/sources/AuthorizedSources';
import type { BuildHealthRouter } from './createBuildHealthRouter';

/** Sources, how they fare, and what those do who manage them. */
export function addSourceRoutes(
  router: BuildHealthRouter,
  options: {
    sources: AuthorizedSources;
    httpAuth: HttpAuthService;
    auditor: AuditorService;
    /** Called when there is something to work in. */
    onRetry: () => void;
  },
): void {
  const { sources, httpAuth, auditor, onRetry } = options;
  router.get('/sources', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    res.json({ items: await sources.list(credentials) });
  });
  router.post('/sources/:id/check', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { id } = request.params;
    const found = await withAudit(
      auditor,
      { eventId: 'source-check', request, meta: { sourceId: id } },
      () => sources.check(id, credentials),
    );
    res.json(found);
  });
  router.post('/sources/:id/poll', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { id } = request.params;
    await withAudit(
      auditor,
      { eventId: 'source-poll', request, meta: { sourceId: id } },
      () => sources.poll(id, credentials),
    );
    res.status(202).end();
  });
  router.get('/deliveries/dead', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    res.json({ items: await sources.listDead(credentials) });
  });
  router.post('/deliveries/:id/retry', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { id } = request.params;
    await withAudit(
      auditor,
      { eventId: 'delivery-retry', request, meta: { deliveryId: id } },
      () => sources.retry(id, credentials),
    );
    res.status(204).end();
    onRetry();
  });
}
