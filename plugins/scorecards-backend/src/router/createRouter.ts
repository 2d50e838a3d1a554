import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { ScorecardsMetrics } from '../metrics';
import type { AuthorizedDecisions } from '../service/AuthorizedDecisions';
import type { AuthorizedDocuments } from '../service/AuthorizedDocuments';
import type { AuthorizedResults } from '../service/AuthorizedResults';
import type { AuthorizedPeople } from '../service/people/AuthorizedPeople';
import { createScorecardsRouter } from './createScorecardsRouter';
import {
  addCollectorRoutes,
  addExemptionRoutes,
  addSignOffRoutes,
} from './decisionRoutes';
import { addDocumentRoutes, addStandardRoutes } from './documentRoutes';
import { addPeopleRoutes } from './peopleRoutes';
import { addEntityRoutes, addOverviewRoutes } from './resultRoutes';

/** The REST API of scorecards; without `/intake/facts`, which is a router of its own. */
export function createRouter(options: {
  results: AuthorizedResults;
  documents: AuthorizedDocuments;
  decisions: AuthorizedDecisions;
  people: AuthorizedPeople;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  metrics: Pick<ScorecardsMetrics, 'timeWhatIf'>;
}) {
  const router = createScorecardsRouter();
  addEntityRoutes(router, options);
  addOverviewRoutes(router, options);
  addDocumentRoutes(router, options);
  addStandardRoutes(router, options);
  addExemptionRoutes(router, options);
  addSignOffRoutes(router, options);
  addCollectorRoutes(router, options);
  addPeopleRoutes(router, options);
  return router;
}
