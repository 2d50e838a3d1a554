import { createApiRouter, withAudit } from '@internal/backend-kit';
import type {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ownershipApiSpec } from '@callboard/backstage-plugin-ownership-common/openapi';
import type { OwnershipService } from '@callboard/backstage-plugin-ownership-node';
import type { Request } from 'express';
import type { OwnershipMetrics } from '../metrics';

const SHOWN_REFS = 20;

/** The REST API of ownership. */
export function createRouter(options: {
  service: OwnershipService;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  metrics: OwnershipMetrics;
  logger: LoggerService;
}) {
  const { service, httpAuth, auditor, metrics, logger } = options;
  const router = createApiRouter(ownershipApiSpec);

  /** People's addresses are in the answer, so reads are on record too. */
  const audited = <T>(
    request: Request,
    queryType: 'owners' | 'teams',
    refs: string[],
    read: () => Promise<T>,
  ) =>
    withAudit(
      auditor,
      {
        eventId: 'owner-fetch',
        request,
        logger,
        meta: {
          queryType,
          count: refs.length,
          entityRefs: refs.slice(0, SHOWN_REFS),
        },
      },
      () => metrics.timeRead(queryType, read),
    );

  router.post('/owners/by-refs', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { entityRefs } = req.body;
    const answer = await audited(req, 'owners', entityRefs, () =>
      service.getOwnersByRefs({ entityRefs }, { credentials }),
    );
    res.json(answer);
  });

  router.post('/teams/by-refs', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { groupRefs } = req.body;
    const answer = await audited(req, 'teams', groupRefs, () =>
      service.getTeamsByRefs({ groupRefs }, { credentials }),
    );
    res.json(answer);
  });

  return router;
}
