import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { HandoffDesk } from '../handoff/HandoffDesk';
import type { Audited } from './auditedBy';
import type { AlertsRouter } from './createAlertsRouter';

/** Notes that who was on call hands to who comes next. */
export function addHandoffRoutes(
  router: AlertsRouter,
  options: { desk: HandoffDesk; httpAuth: HttpAuthService; audited: Audited },
): void {
  const { desk, httpAuth, audited } = options;
  router.get('/handoffs/mine', async (request, res) => {
    const by = await httpAuth.credentials(request, { allow: ['user'] });
    res.json({ items: await desk.mine(by) });
  });
  router.get('/handoffs', async (request, res) => {
    const by = await httpAuth.credentials(request, { allow: ['user'] });
    res.json(await desk.get(request.query.shift, by));
  });
  router.post('/handoffs/send', async (request, res) => {
    const { shift } = request.body;
    const event = { eventId: 'handoff-send', meta: { shift } };
    res.json(await audited(request, event, by => desk.send(request.body, by)));
  });
  router.post('/handoffs/confirm', async (request, res) => {
    const { shift } = request.body;
    const event = { eventId: 'handoff-confirm', meta: { shift } };
    res.json(await audited(request, event, by => desk.confirm(shift, by)));
  });
}
