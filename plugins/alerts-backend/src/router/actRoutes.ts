import type { AlertActs } from '../service/AlertActs';
import type { Audited } from './auditedBy';
import type { AlertsRouter } from './createAlertsRouter';

/** What people do about alerts; each answers the alert as it is then. */
export function addActRoutes(
  router: AlertsRouter,
  { acts, audited }: { acts: AlertActs; audited: Audited },
): void {
  router.post('/alerts/bulk', async (request, res) => {
    const { ids, act } = request.body;
    const event = { eventId: 'alert-bulk', meta: { alertIds: ids, act } };
    const items = await audited(request, event, by =>
      acts.actOnAll({ ids, act }, by),
    );
    res.json({ items });
  });
  router.post('/alerts/:id/acknowledge', async (request, res) => {
    const { id } = request.params;
    const event = { eventId: 'alert-acknowledge', meta: { alertId: id } };
    res.json(await audited(request, event, by => acts.acknowledge(id, by)));
  });
  router.post('/alerts/:id/unacknowledge', async (request, res) => {
    const { id } = request.params;
    const event = { eventId: 'alert-unacknowledge', meta: { alertId: id } };
    res.json(await audited(request, event, by => acts.giveBack(id, by)));
  });
  router.post('/alerts/:id/resolve', async (request, res) => {
    const { id } = request.params;
    const event = { eventId: 'alert-resolve', meta: { alertId: id } };
    res.json(
      await audited(request, event, by =>
        acts.resolve({ ...request.body, id }, by),
      ),
    );
  });
  router.post('/alerts/:id/snooze', async (request, res) => {
    const { id } = request.params;
    const event = { eventId: 'alert-snooze', meta: { alertId: id } };
    res.json(
      await audited(request, event, by =>
        acts.snooze({ ...request.body, id }, by),
      ),
    );
  });
  router.post('/alerts/:id/notes', async (request, res) => {
    const { id } = request.params;
    const event = { eventId: 'alert-note', meta: { alertId: id } };
    res.json(
      await audited(request, event, by =>
        acts.addNote({ ...request.body, id }, by),
      ),
    );
  });
  router.post('/alerts/:id/helped', async (request, res) => {
    const { id } = request.params;
    const event = { eventId: 'alert-helped', meta: { alertId: id } };
    res.json(
      await audited(request, event, by =>
        acts.tellWhatHelped({ ...request.body, id }, by),
      ),
    );
  });
}
