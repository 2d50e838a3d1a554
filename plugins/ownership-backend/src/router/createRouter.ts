import { createApiRouter } from '@internal/backend-kit';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { ownershipApiSpec } from '@callboard/backstage-plugin-ownership-common/openapi';
import type { AuthorizedOwnershipService } from '../service/AuthorizedOwnershipService';
import type { RecordRead, RecordWrite } from '../service/createRecorders';

/** The REST API of ownership. */
export function createRouter(options: {
  service: AuthorizedOwnershipService;
  httpAuth: HttpAuthService;
  recordRead: RecordRead;
  recordWrite: RecordWrite;
}) {
  const { service, httpAuth, recordRead, recordWrite } = options;
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

  router.post('/confirmations', async (request, res) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { items } = request.body;
    const answer = await recordWrite(
      {
        actionType: 'confirm',
        refs: items.map(item => item.entityRef),
        request,
      },
      () => service.confirmOwners({ items }, { credentials }),
    );
    res.status(201).json(answer);
  });

  router.delete('/confirmations/:id', async (request, res) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { id } = request.params;
    await recordWrite(
      { actionType: 'undo-confirmation', confirmationId: id, request },
      () => service.undoConfirmation({ id }, { credentials }),
    );
    res.status(204).end();
  });

  return router;
}
