import { createApiRouter } from '@internal/backend-kit';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { ownershipApiSpec } from '@callboard/backstage-plugin-ownership-common/openapi';
import type { OwnershipService } from '@callboard/backstage-plugin-ownership-node';
import type { RecordRead } from '../service/createReadRecorder';

/** The REST API of ownership. */
export function createRouter(options: {
  service: OwnershipService;
  httpAuth: HttpAuthService;
  recordRead: RecordRead;
}) {
  const { service, httpAuth, recordRead } = options;
  const router = createApiRouter(ownershipApiSpec);

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

  return router;
}
