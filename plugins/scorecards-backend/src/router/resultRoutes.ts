import { withAudit } from '@internal/backend-kit';
import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { AuthorizedResults } from '../service/AuthorizedResults';
import type { ScorecardsRouter } from './createScorecardsRouter';
import { signalOf } from './signalOf';

const PAGE = 50;

interface ResultRoutesOptions {
  results: AuthorizedResults;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
}

/** Results and facts of services. */
export function addEntityRoutes(
  router: ScorecardsRouter,
  { results, httpAuth, auditor }: ResultRoutesOptions,
): void {
  router.post('/results/by-refs', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const reader = await results.forEntities(credentials);
    res.json({ items: await reader.byRefs(request.body.entityRefs) });
  });
  router.get('/results/entity', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const reader = await results.forEntities(credentials);
    res.json(await reader.get(request.query.entityRef));
  });
  router.get('/results/explanation', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const reader = await results.forExplanations(credentials);
    res.json(await reader.get(request.query));
  });
  router.post('/facts/refresh', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { entityRef } = request.body;
    const answer = await withAudit(
      auditor,
      { eventId: 'facts-refresh', request, meta: { entityRef } },
      () => results.refreshFacts({ entityRef }, credentials, signalOf(res)),
    );
    res.json(answer);
  });
  router.get('/facts/entity', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const reader = await results.forFacts(credentials);
    res.json(await reader.get(request.query.entityRef));
  });
  router.get('/facts/changes', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const reader = await results.forFacts(credentials);
    const { limit = PAGE, ...query } = request.query;
    res.json(await reader.listChanges({ ...query, limit }));
  });
}

/** Results over many services. */
export function addOverviewRoutes(
  router: ScorecardsRouter,
  { results, httpAuth }: ResultRoutesOptions,
): void {
  router.get('/overview', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    res.json(await (await results.forOverview(credentials)).read());
  });
  router.get('/steps', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    res.json(await (await results.forSteps(credentials)).read(request.query));
  });
  router.get('/matrix', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { limit = PAGE, ...query } = request.query;
    const reader = await results.forMatrix(credentials);
    res.json(await reader.read({ ...query, limit }));
  });
  router.get('/matrix/export', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const reader = await results.forMatrix(credentials);
    const csv = await reader.csv(request.query);
    res.status(200).type('text/csv').attachment('scorecards.csv').send(csv);
  });
  router.get('/checks/:scorecard/:check', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { scorecard, check } = request.params;
    const reader = await results.forChecks(credentials);
    res.json(await reader.get(`${scorecard}/${check}`));
  });
  router.get('/lights', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const reader = await results.forLights(credentials);
    res.json(await reader.get(request.query.team));
  });
}
