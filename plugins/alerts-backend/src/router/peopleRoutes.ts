import { withAudit } from '@internal/backend-kit';
import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { AuthorizedPeople } from '../people/AuthorizedPeople';
import type { AlertsRouter } from './createAlertsRouter';

/** What is kept of people; whoever reads or erases it is on record. */
export function addPeopleRoutes(
  router: AlertsRouter,
  options: {
    people: AuthorizedPeople;
    httpAuth: HttpAuthService;
    auditor: AuditorService;
  },
): void {
  const { people, httpAuth, auditor } = options;
  const event = { eventId: 'person-data', severityLevel: 'high' } as const;

  router.post('/people/records', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { userRef } = request.body;
    const meta = { actionType: 'export', userRef };
    res.json(
      await withAudit(auditor, { ...event, request, meta }, () =>
        people.readRecords(request.body, credentials),
      ),
    );
  });
  router.post('/people/erase', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { userRef } = request.body;
    const meta = { actionType: 'erase', userRef };
    const rows = await withAudit(auditor, { ...event, request, meta }, () =>
      people.erase(userRef, credentials),
    );
    res.json({ rows });
  });
}
