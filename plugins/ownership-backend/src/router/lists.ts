import type {
  ListOwnershipsRequest,
  OwnershipFindingCode,
  TrustLevel,
} from '@callboard/backstage-plugin-ownership-common';
import type { OwnershipRouter, RouteContext } from './createRouter';
import { ownershipsCsv } from './ownershipsCsv';

/** The specification leaves the values of these fields open: a newer client's filter matches nothing, and is no error. */
type Query = Omit<ListOwnershipsRequest, 'finding' | 'trust'> & {
  finding?: string[];
  trust?: string[];
};

const asRequest = (query: Query): ListOwnershipsRequest => ({
  ...query,
  finding: query.finding as OwnershipFindingCode[] | undefined,
  trust: query.trust as TrustLevel[] | undefined,
});

export function addListRoutes(
  router: OwnershipRouter,
  { service, httpAuth, recordRead }: RouteContext,
): void {
  router.get('/ownerships', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const query = asRequest(request.query);
    const answer = await recordRead(
      { queryType: 'list', refs: query.team ?? [], request },
      () => service.listOwnerships(query, { credentials }),
    );
    res.json(answer);
  });

  router.get('/ownerships/export', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const query = asRequest(request.query);
    const rows = await recordRead(
      { queryType: 'export', refs: query.team ?? [], request },
      () => service.listAllOwnerships(query, { credentials }),
    );
    res
      .status(200)
      .type('text/csv')
      .attachment('ownership.csv')
      .send(await ownershipsCsv(rows));
  });

  router.get('/coverage', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const answer = await recordRead(
      { queryType: 'coverage', refs: [], request },
      () => service.getCoverage({ credentials }),
    );
    res.json(answer);
  });

  router.get('/changes', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { query } = request;
    const answer = await recordRead(
      { queryType: 'changes', refs: [query.entityRef], request },
      () => service.listChanges(query, { credentials }),
    );
    res.json(answer);
  });
}
