import type { OwnershipRouter, RouteContext } from './createRouter';

export function addTransferRoutes(
  router: OwnershipRouter,
  { service, desk, httpAuth, recordRead, recordWrite }: RouteContext,
): void {
  router.post('/transfers', async (request, res) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { entityRefs } = request.body;
    const items = await recordWrite(
      {
        eventId: 'owner-transfer',
        actionType: 'propose',
        refs: entityRefs,
        request,
      },
      () => desk.proposeTransfers(request.body, { credentials }),
    );
    res.status(201).json({ items });
  });

  router.get('/transfers', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { query } = request;
    const answer = await recordRead(
      { queryType: 'transfers', refs: [], request },
      () => service.listTransfers(query, { credentials }),
    );
    res.json(answer);
  });

  router.post('/transfers/decisions', async (request, res) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { ids, decision } = request.body;
    const items = await recordWrite(
      { eventId: 'owner-transfer', actionType: decision, ids, request },
      () => desk.decideTransfers(request.body, { credentials }),
    );
    res.json({ items });
  });

  router.get('/transfers/:id/patch', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { id } = request.params;
    const answer = await recordRead(
      { queryType: 'patch', refs: [], request },
      () => service.getTransferPatch({ id }, { credentials }),
    );
    res.json(answer);
  });
}
