import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { AlertReader } from '../service/AlertReader';
import type { AlertsRouter } from './createAlertsRouter';

/** Lists of alerts, single ones, and what happened to them. */
export function addAlertRoutes(
  router: AlertsRouter,
  options: { reader: AlertReader; httpAuth: HttpAuthService },
): void {
  const { reader, httpAuth } = options;
  router.get('/alerts', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    res.json(await reader.list(request.query, credentials));
  });
  router.get('/alerts/counts', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    res.json(await reader.counts(credentials));
  });
  router.post('/alerts/by-refs', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { entityRefs } = request.body;
    res.json({ items: await reader.byRefs(entityRefs, credentials) });
  });
  router.get('/alerts/:id', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    res.json(await reader.get(request.params.id, credentials));
  });
  router.get('/alerts/:id/timeline', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { id } = request.params;
    res.json(await reader.timeline({ ...request.query, id }, credentials));
  });
}
