import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { MessageDesk } from '../operation/MessageDesk';
import type { StateDesk } from '../operation/StateDesk';
import type { Audited } from './auditedBy';
import type { AlertsRouter } from './createAlertsRouter';

/** How alerts fare, and what was sent. */
export function addOperationRoutes(
  router: AlertsRouter,
  options: {
    state: Pick<StateDesk, 'read'>;
    messages: Pick<MessageDesk, 'list' | 'retry' | 'retryDeliveries'>;
    httpAuth: HttpAuthService;
    audited: Audited;
  },
): void {
  const { state, messages, httpAuth, audited } = options;
  router.get('/state', async (request, res) => {
    const by = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    res.json(await state.read(by));
  });
  router.get('/messages', async (request, res) => {
    const by = await httpAuth.credentials(request, { allow: ['user'] });
    res.json(await messages.list(request.query, by));
  });
  router.post('/deliveries/retry', async (request, res) => {
    const event = { eventId: 'delivery-retry', meta: {} };
    await audited(request, event, by => messages.retryDeliveries(by));
    res.status(204).end();
  });
  router.post('/messages/:id/retry', async (request, res) => {
    const { id } = request.params;
    const event = { eventId: 'message-retry', meta: { messageId: id } };
    await audited(request, event, by => messages.retry(id, by));
    res.status(204).end();
  });
}
