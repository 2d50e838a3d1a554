import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { PolicyDesk } from '../rules/PolicyDesk';
import type { Audited } from './auditedBy';
import type { AlertsRouter } from './createAlertsRouter';

/** Escalation policies, and what one would do. */
export function addPolicyRoutes(
  router: AlertsRouter,
  options: {
    policies: PolicyDesk;
    httpAuth: HttpAuthService;
    audited: Audited;
  },
): void {
  const { policies, httpAuth, audited } = options;
  router.get('/policies', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    res.json({ items: await policies.list(request.query, credentials) });
  });
  router.post('/policies', async (request, res) => {
    const { teamRef } = request.body;
    const event = { eventId: 'policy-create', meta: { teamRef } };
    res.json(
      await audited(request, event, by => policies.create(request.body, by)),
    );
  });
  router.post('/policies/simulate', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    res.json(await policies.simulate(request.body, credentials));
  });
  router.get('/policies/:id', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    res.json(await policies.get(request.params.id, credentials));
  });
  router.put('/policies/:id', async (request, res) => {
    const { id } = request.params;
    const event = { eventId: 'policy-update', meta: { policyId: id } };
    res.json(
      await audited(request, event, by =>
        policies.update({ ...request.body, id }, by),
      ),
    );
  });
  router.delete('/policies/:id', async (request, res) => {
    const { id } = request.params;
    const event = { eventId: 'policy-delete', meta: { policyId: id } };
    await audited(request, event, by => policies.remove(id, by));
    res.status(204).end();
  });
}
