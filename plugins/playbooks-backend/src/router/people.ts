import { withAudit, type createApiRouter } from '@internal/backend-kit';
import type {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { playbooksApiSpec } from '@callboard/backstage-plugin-playbooks-common/openapi';
import type { Request } from 'express';
import type { AuthorizedPeople } from '../people/AuthorizedPeople';

/** What the routes of people need. */
export interface PeopleRouteContext {
  people: AuthorizedPeople;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  logger: LoggerService;
}

/** What is kept of people; whoever reads or erases it is on record. */
export function addPeopleRoutes(
  router: ReturnType<typeof createApiRouter<typeof playbooksApiSpec>>,
  { people, httpAuth, auditor, logger }: PeopleRouteContext,
): void {
  const record = <T>(
    request: Request<any, any, any, any>,
    meta: { actionType: string; userRef: string },
    work: () => Promise<T>,
  ) =>
    withAudit(
      auditor,
      { eventId: 'person-data', severityLevel: 'high', request, logger, meta },
      work,
    );

  router.get('/people/records', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { userRef, cursor } = request.query;
    const meta = { actionType: 'export', userRef };
    res.json(
      await record(request, meta, () =>
        people.readRecords({ userRef, cursor }, credentials),
      ),
    );
  });

  router.post('/people/erase', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { userRef } = request.body;
    const meta = { actionType: 'erase', userRef };
    const runs = await record(request, meta, () =>
      people.erase(userRef, credentials),
    );
    res.json({ runs });
  });
}
