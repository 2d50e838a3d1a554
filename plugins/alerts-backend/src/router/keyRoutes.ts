import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { AuthorizedKeys } from '../keys/AuthorizedKeys';
import type { Audited } from './auditedBy';
import type { AlertsRouter } from './createAlertsRouter';

/** Routes of routing keys; what comes by them has a router of its own. */
export function addKeyRoutes(
  router: AlertsRouter,
  options: {
    keys: Pick<
      AuthorizedKeys,
      'list' | 'create' | 'rotate' | 'revoke' | 'test'
    >;
    httpAuth: HttpAuthService;
    audited: Audited;
  },
): void {
  const { keys, httpAuth, audited } = options;
  router.get('/keys', async (request, res) => {
    const by = await httpAuth.credentials(request, { allow: ['user'] });
    res.json({ items: await keys.list(by) });
  });
  router.post('/keys', async (request, res) => {
    const { scope } = request.body;
    const event = { eventId: 'routing-key-create', meta: { scope } };
    const made = await audited(request, event, by =>
      keys.create(request.body, by),
    );
    // What is secret in it is told once and stays in no cache.
    res.set('Cache-Control', 'no-store').json(made);
  });
  router.post('/keys/:id/rotate', async (request, res) => {
    const { id } = request.params;
    const event = { eventId: 'routing-key-rotate', meta: { keyId: id } };
    const made = await audited(request, event, by => keys.rotate(id, by));
    res.set('Cache-Control', 'no-store').json(made);
  });
  router.delete('/keys/:id', async (request, res) => {
    const { id } = request.params;
    const event = { eventId: 'routing-key-revoke', meta: { keyId: id } };
    await audited(request, event, by => keys.revoke(id, by));
    res.status(204).end();
  });
  router.post('/keys/:id/test', async (request, res) => {
    const { id } = request.params;
    const { kind } = request.body;
    const event = { eventId: 'routing-key-test', meta: { keyId: id, kind } };
    res.json(await audited(request, event, by => keys.test({ id, kind }, by)));
  });
}
