import type { OwnershipRouter, RouteContext } from './createRouter';

export function addOwnerRoutes(
  router: OwnershipRouter,
  { service, httpAuth, recordRead }: RouteContext,
): void {
  router.post('/owners/by-refs', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { entityRefs } = request.body;
    const answer = await recordRead(
      { queryType: 'owners', refs: entityRefs, request },
      () => service.getOwnersByRefs({ entityRefs }, { credentials }),
    );
    res.json(answer);
  });

  router.post('/teams/by-refs', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { groupRefs } = request.body;
    const answer = await recordRead(
      { queryType: 'teams', refs: groupRefs, request },
      () => service.getTeamsByRefs({ groupRefs }, { credentials }),
    );
    res.json(answer);
  });

  router.post('/suggestions/by-refs', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { entityRefs } = request.body;
    const answer = await recordRead(
      { queryType: 'suggestions', refs: entityRefs, request },
      () => service.getSuggestionsByRefs({ entityRefs }, { credentials }),
    );
    res.json(answer);
  });
}
