import { withAudit } from '@internal/backend-kit';
import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { PersonNames } from '@callboard/backstage-plugin-build-health-common';
import type { AuthorizedPeople } from '../people/AuthorizedPeople';
import type { BuildHealthRouter } from './createBuildHealthRouter';

/** Accounts may be addresses: how many there were is enough. */
const metaOf = (
  actionType: 'export' | 'erase',
  { userRef, accounts = [] }: PersonNames,
) => ({
  actionType,
  accounts: accounts.length,
  ...(userRef !== undefined && { userRef }),
});

/** What is kept of people; whoever reads or erases it is on record. */
export function addPeopleRoutes(
  router: BuildHealthRouter,
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
    const meta = metaOf('export', request.body);
    res.json(
      await withAudit(auditor, { ...event, request, meta }, () =>
        people.readRecords(request.body, credentials),
      ),
    );
  });

  router.post('/people/erase', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const meta = metaOf('erase', request.body);
    res.json(
      await withAudit(auditor, { ...event, request, meta }, () =>
        people.erase(request.body, credentials),
      ),
    );
  });
}
