import type { OwnershipRouter, RouteContext } from './createRouter';

export function addConfirmationRoutes(
  router: OwnershipRouter,
  { desk, httpAuth, recordWrite }: RouteContext,
): void {
  router.post('/confirmations', async (request, res) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { items } = request.body;
    const answer = await recordWrite(
      {
        eventId: 'owner-confirm',
        actionType: 'confirm',
        refs: items.map(item => item.entityRef),
        request,
      },
      () => desk.confirmOwners({ items }, { credentials }),
    );
    res.status(201).json(answer);
  });

  router.delete('/confirmations/:id', async (request, res) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { id } = request.params;
    await recordWrite(
      {
        eventId: 'owner-confirm',
        actionType: 'undo-confirmation',
        ids: [id],
        request,
      },
      () => desk.undoConfirmation({ id }, { credentials }),
    );
    res.status(204).end();
  });
}
