import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { AuthorizedBuilds } from '../service/AuthorizedBuilds';
import type { AuthorizedSources } from '../service/sources/AuthorizedSources';
import type { AuthorizedTests } from '../service/tests/AuthorizedTests';
import type { AuthorizedPeople } from '../people/AuthorizedPeople';
import type { AuthorizedFixers } from '../service/fixers/AuthorizedFixers';
import { addBuildRoutes } from './buildRoutes';
import { createBuildHealthRouter } from './createBuildHealthRouter';
import { addFixerRoutes } from './fixerRoutes';
import { addOrganisationRoutes } from './organisationRoutes';
import { addOwnedBuildRoutes } from './ownedBuildRoutes';
import { addPeopleRoutes } from './peopleRoutes';
import { addSourceRoutes } from './sourceRoutes';
import { addTestRoutes } from './testRoutes';
import { addWeekRoutes } from './weekRoutes';

const USUAL_DAYS = 90;

/** The REST API of build health. */
export function createRouter(options: {
  builds: AuthorizedBuilds;
  sources: AuthorizedSources;
  tests: AuthorizedTests;
  fixers: AuthorizedFixers;
  people: AuthorizedPeople;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  /** Called when there is something to work in. */
  onRetry: () => void;
}) {
  const { builds, httpAuth } = options;
  const router = createBuildHealthRouter();

  router.post('/health/by-refs', async (request, res) => {
    const reader = await builds.forReader(await httpAuth.credentials(request));
    const { entityRefs, days = USUAL_DAYS } = request.body;
    res.json({ items: await reader.byRefs(entityRefs, days) });
  });
  addBuildRoutes(router, options);
  addFixerRoutes(router, options);
  addOrganisationRoutes(router, options);
  addOwnedBuildRoutes(router, options);
  addPeopleRoutes(router, options);
  addTestRoutes(router, options);
  addWeekRoutes(router, options);
  addSourceRoutes(router, options);
  return router;
}
