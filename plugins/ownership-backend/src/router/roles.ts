import type { OwnershipRouter, RouteContext } from './createRouter';

export function addRoleRoutes(
  router: OwnershipRouter,
  { desk, httpAuth, recordWrite }: RouteContext,
): void {
  router.put('/roles', async (request, res) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { entityRef } = request.body;
    const items = await recordWrite(
      {
        eventId: 'owner-role',
        actionType: 'set-role',
        refs: [entityRef],
        request,
      },
      () => desk.setRole(request.body, { credentials }),
    );
    res.json({ items });
  });

  router.post('/renames', async (request, res) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { fromRef, toRef } = request.body;
    const moved = await recordWrite(
      {
        eventId: 'owner-rename',
        actionType: 'rename',
        refs: [fromRef, toRef],
        request,
      },
      () => desk.rename(request.body, { credentials }),
    );
    res.json({ moved });
  });

  router.post('/messages/retries', async (request, res) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const retried = await recordWrite(
      { eventId: 'owner-messages', actionType: 'retry', request },
      () => desk.retryMessages({ credentials }),
    );
    res.json({ retried });
  });
}
