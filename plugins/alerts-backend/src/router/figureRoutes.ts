import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { AlertFiguresReader } from '../figures/AlertFiguresReader';
import type { AlertsRouter } from './createAlertsRouter';

/** What alerts add up to, for other families. */
export function addFigureRoutes(
  router: AlertsRouter,
  options: { reader: AlertFiguresReader; httpAuth: HttpAuthService },
): void {
  const { reader, httpAuth } = options;
  router.post('/figures/by-refs', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { entityRefs } = request.body;
    res.json({ items: await reader.figures(entityRefs, credentials) });
  });
  router.post('/acknowledgers/by-refs', async (request, res) => {
    // People are not told who took what.
    const credentials = await httpAuth.credentials(request, {
      allow: ['service'],
    });
    res.json({ items: await reader.acknowledgers(request.body, credentials) });
  });
}
