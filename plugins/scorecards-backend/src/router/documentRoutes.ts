import { withAudit } from '@internal/backend-kit';
import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { ScorecardsMetrics } from '../metrics';
import type { AuthorizedDocuments } from '../service/AuthorizedDocuments';
import type { ScorecardsRouter } from './createScorecardsRouter';
import { documentKeyOf } from './documentKeyOf';
import { signalOf } from './signalOf';

interface DocumentRoutesOptions {
  documents: AuthorizedDocuments;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  metrics: Pick<ScorecardsMetrics, 'timeWhatIf'>;
}

const meta = (action: string, { kind, id }: { kind: string; id: string }) => ({
  actionType: action,
  kind,
  documentId: id,
});

/** Documents as people read and change them. */
export function addDocumentRoutes(
  router: ScorecardsRouter,
  { documents, httpAuth, auditor, metrics }: DocumentRoutesOptions,
): void {
  const eventId = 'document-change';

  router.get('/documents', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const desk = await documents.forDocuments(credentials);
    res.json({ items: await desk.list(request.query.kind) });
  });
  router.post('/documents/try', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const trials = await documents.forTrials(credentials);
    const signal = signalOf(res);
    res.json(await metrics.timeWhatIf(() => trials.try(request.body, signal)));
  });
  router.get('/documents/:kind/:id', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const desk = await documents.forDocuments(credentials);
    const key = documentKeyOf(request.params);
    res.json(await desk.get({ ...key, ...request.query }));
  });
  router.put('/documents/:kind/:id/draft', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { params, body } = request;
    const saved = await withAudit(
      auditor,
      { eventId, request, meta: meta('save', params) },
      async () =>
        (
          await documents.forDocuments(credentials)
        ).save({ ...params, ...body }),
    );
    res.json(saved);
  });
  router.delete('/documents/:kind/:id/draft', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { params, query } = request;
    await withAudit(
      auditor,
      { eventId, request, meta: meta('discard', params) },
      async () =>
        (
          await documents.forDocuments(credentials)
        ).discard({ ...params, seenHash: query.seenHash }),
    );
    res.status(204).end();
  });
  router.post('/documents/:kind/:id/publish', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { params, body } = request;
    const published = await withAudit(
      auditor,
      { eventId, request, meta: meta('publish', params) },
      async () =>
        (
          await documents.forDocuments(credentials)
        ).publish({ ...params, ...body }),
    );
    res.json(published);
  });
  router.post('/documents/:kind/:id/retire', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { params } = request;
    await withAudit(
      auditor,
      { eventId, request, meta: meta('retire', params) },
      async () => (await documents.forDocuments(credentials)).retire(params),
    );
    res.status(204).end();
  });
}

/** What documents say: facts, standards and campaigns. */
export function addStandardRoutes(
  router: ScorecardsRouter,
  { documents, httpAuth, auditor }: DocumentRoutesOptions,
): void {
  router.get('/facts', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const facts = await documents.forFacts(credentials);
    res.json({ items: await facts.list(request.query.entityRef) });
  });
  router.get('/standards/:id', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const reader = await documents.forStandards(credentials);
    res.json(await reader.get({ ...request.params, ...request.query }));
  });
  router.post('/standards/:id/acknowledgements', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { id } = request.params;
    const { version, team } = request.body;
    await withAudit(
      auditor,
      {
        eventId: 'standard-acknowledge',
        request,
        meta: { standardId: id, version, team },
      },
      () => documents.acknowledge({ id, version, team }, credentials),
    );
    res.status(204).end();
  });
  router.get('/campaigns', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const reader = await documents.forCampaigns(credentials);
    res.json({ items: await reader.list() });
  });
  router.get('/campaigns/:id', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const reader = await documents.forCampaigns(credentials);
    res.json(await reader.get(request.params.id));
  });
  router.post('/campaigns/:id/remind', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { id } = request.params;
    const teams = await withAudit(
      auditor,
      { eventId: 'campaign-remind', request, meta: { campaignId: id } },
      async () => (await documents.forReminders(credentials)).remind(id),
    );
    res.json({ teams });
  });
}
