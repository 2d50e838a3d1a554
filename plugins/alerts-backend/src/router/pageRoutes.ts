import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { PageDesk } from '../service/PageDesk';
import type { Audited } from './auditedBy';
import type { AlertsRouter } from './createAlertsRouter';

/** People page a team by hand. */
export function addPageRoutes(
  router: AlertsRouter,
  options: { desk: PageDesk; httpAuth: HttpAuthService; audited: Audited },
): void {
  const { desk, httpAuth, audited } = options;
  router.post('/alerts', async (request, res) => {
    const { entityRef, severity } = request.body;
    const event = { eventId: 'team-page', meta: { entityRef, severity } };
    res.json(
      await audited(request, event, by => desk.pageTeam(request.body, by)),
    );
  });
  router.post('/alerts/preview', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    res.json(await desk.previewPage(request.body, credentials));
  });
}
