import type { OncallRouter, RouteContext } from './createRouter';

export function addSearchRoutes(
  router: OncallRouter,
  { service, httpAuth, recordRead }: RouteContext,
): void {
  router.get('/on-call/search', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const answer = await recordRead({ queryType: 'search', request }, () =>
      service.searchOnCall(request.query.q, { credentials }),
    );
    res.json(answer);
  });
}
