import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { RouteDesk } from '../rules/RouteDesk';
import type { Audited } from './auditedBy';
import type { AlertsRouter } from './createAlertsRouter';

/** What people have decided of where alerts belong. */
export function addRouteRoutes(
  router: AlertsRouter,
  options: { routes: RouteDesk; httpAuth: HttpAuthService; audited: Audited },
): void {
  const { routes, httpAuth, audited } = options;
  router.get('/routes', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    res.json({ items: await routes.list(credentials) });
  });
  router.delete('/routes/:id', async (request, res) => {
    const { id } = request.params;
    const event = { eventId: 'route-forget', meta: { routeId: id } };
    await audited(request, event, by => routes.forget(id, by));
    res.status(204).end();
  });
}
