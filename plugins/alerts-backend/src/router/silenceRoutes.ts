import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { SilenceDesk } from '../rules/SilenceDesk';
import type { SilencePreviews } from '../rules/SilencePreviews';
import type { Audited } from './auditedBy';
import type { AlertsRouter } from './createAlertsRouter';

/** Silences, and which alerts one would be for. */
export function addSilenceRoutes(
  router: AlertsRouter,
  options: {
    silences: SilenceDesk;
    previews: SilencePreviews;
    httpAuth: HttpAuthService;
    audited: Audited;
  },
): void {
  const { silences, previews, httpAuth, audited } = options;
  router.get('/silences', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    res.json({ items: await silences.list(request.query, credentials) });
  });
  router.post('/silences', async (request, res) => {
    const { teamRef, entityRefs, endsAt } = request.body;
    const meta = {
      ...(teamRef !== undefined && { teamRef }),
      ...(entityRefs !== undefined && { entityRefs }),
      endsAt,
    };
    const event = { eventId: 'silence-create', meta };
    res.json(
      await audited(request, event, by => silences.create(request.body, by)),
    );
  });
  router.post('/silences/preview', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    res.json(await previews.preview(request.body, credentials));
  });
  router.post('/silences/:id/end', async (request, res) => {
    const { id } = request.params;
    const event = { eventId: 'silence-end', meta: { silenceId: id } };
    res.json(await audited(request, event, by => silences.end(id, by)));
  });
}
