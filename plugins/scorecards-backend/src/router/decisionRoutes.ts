import { withAudit } from '@internal/backend-kit';
import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { FactValue } from '@callboard/backstage-plugin-scorecards-common';
import type { AuthorizedDecisions } from '../service/AuthorizedDecisions';
import type { ScorecardsRouter } from './createScorecardsRouter';

const PAGE = 50;

interface DecisionRoutesOptions {
  decisions: AuthorizedDecisions;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
}

/** Exemptions: asked for, decided, ended. */
export function addExemptionRoutes(
  router: ScorecardsRouter,
  { decisions, httpAuth, auditor }: DecisionRoutesOptions,
): void {
  router.get('/exemptions', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const reader = await decisions.forExemptions(credentials);
    const { limit = PAGE, ...query } = request.query;
    res.json(await reader.list({ ...query, limit }));
  });
  router.get('/exemptions/debt', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    res.json(await (await decisions.forExemptions(credentials)).debt());
  });
  router.post('/exemptions', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { entityRef, check, scorecard } = request.body;
    const meta = {
      entityRef,
      ...(check !== undefined && { check }),
      ...(scorecard !== undefined && { scorecard }),
    };
    const exemption = await withAudit(
      auditor,
      { eventId: 'exemption-request', request, meta },
      async () =>
        (
          await decisions.forExemptionRequests(credentials)
        ).request(request.body),
    );
    res.json(exemption);
  });
  router.post('/exemptions/:id/decision', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { id } = request.params;
    const { decision } = request.body;
    const exemption = await withAudit(
      auditor,
      {
        eventId: 'exemption-decide',
        request,
        meta: { exemptionId: id, decision },
      },
      async () =>
        (
          await decisions.forExemptionDecisions(credentials)
        ).decide({ ...request.body, id }),
    );
    res.json(exemption);
  });
  router.post('/exemptions/:id/revoke', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { id } = request.params;
    const exemption = await withAudit(
      auditor,
      { eventId: 'exemption-revoke', request, meta: { exemptionId: id } },
      async () =>
        (await decisions.forExemptionDecisions(credentials)).revoke(id),
    );
    res.json(exemption);
  });
}

/** What people state of services. */
export function addSignOffRoutes(
  router: ScorecardsRouter,
  { decisions, httpAuth, auditor }: DecisionRoutesOptions,
): void {
  router.get('/sign-offs', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const desk = await decisions.forSignOffs(credentials);
    res.json(await desk.list(request.query.entityRef));
  });
  router.post('/sign-offs', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { entityRef, fact } = request.body;
    const signOff = await withAudit(
      auditor,
      { eventId: 'fact-sign-off', request, meta: { entityRef, fact } },
      () =>
        decisions.signOff(
          { ...request.body, value: request.body.value as FactValue },
          credentials,
        ),
    );
    res.json(signOff);
  });
  router.post('/sign-offs/:id/revoke', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { id } = request.params;
    await withAudit(
      auditor,
      { eventId: 'sign-off-revoke', request, meta: { signOffId: id } },
      () => decisions.revokeSignOff(id, credentials),
    );
    res.status(204).end();
  });
}

/** Where facts come from. */
export function addCollectorRoutes(
  router: ScorecardsRouter,
  { decisions, httpAuth, auditor }: DecisionRoutesOptions,
): void {
  router.get('/collectors', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    res.json({ items: await decisions.listCollectors(credentials) });
  });
  router.post('/collectors/:provider/start', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { provider } = request.params;
    await withAudit(
      auditor,
      { eventId: 'collector-start', request, meta: { provider } },
      () => decisions.startCollector(provider, credentials),
    );
    res.status(204).end();
  });
  router.get('/push-tokens', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    res.json({ items: await decisions.listPushTokens(credentials) });
  });
  router.post('/push-tokens', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { provider } = request.body;
    const made = await withAudit(
      auditor,
      { eventId: 'push-token-create', request, meta: { provider } },
      async addMeta => {
        const answer = await decisions.createPushToken(
          request.body,
          credentials,
        );
        addMeta({ tokenId: answer.token.id });
        return answer;
      },
    );
    res.json(made);
  });
  router.delete('/push-tokens/:id', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { id } = request.params;
    await withAudit(
      auditor,
      { eventId: 'push-token-revoke', request, meta: { tokenId: id } },
      () => decisions.revokePushToken(id, credentials),
    );
    res.status(204).end();
  });
}
