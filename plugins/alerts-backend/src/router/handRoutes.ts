import type { AlertHands } from '../service/AlertHands';
import type { AlertRouting } from '../service/AlertRouting';
import type { Audited } from './auditedBy';
import type { AlertsRouter } from './createAlertsRouter';

/** How people ask others, and say where alerts belong; each answers the alert as it is then. */
export function addHandRoutes(
  router: AlertsRouter,
  options: { hands: AlertHands; routing: AlertRouting; audited: Audited },
): void {
  const { hands, routing, audited } = options;
  router.post('/alerts/:id/escalate', async (request, res) => {
    const { id } = request.params;
    const event = { eventId: 'alert-escalate', meta: { alertId: id } };
    res.json(
      await audited(request, event, by =>
        hands.escalate({ ...request.body, id }, by),
      ),
    );
  });
  router.post('/alerts/:id/responders', async (request, res) => {
    const { id } = request.params;
    const event = { eventId: 'alert-responders', meta: { alertId: id } };
    res.json(
      await audited(request, event, by =>
        hands.addResponders({ ...request.body, id }, by),
      ),
    );
  });
  router.post('/alerts/:id/assign', async (request, res) => {
    const { id } = request.params;
    const event = { eventId: 'alert-assign', meta: { alertId: id } };
    res.json(
      await audited(request, event, by =>
        hands.assign({ ...request.body, id }, by),
      ),
    );
  });
  router.post('/alerts/:id/route', async (request, res) => {
    const { id } = request.params;
    const event = { eventId: 'alert-route', meta: { alertId: id } };
    res.json(
      await audited(request, event, by =>
        routing.route({ ...request.body, id }, by),
      ),
    );
  });
}
