import type { PushAnswer, PushedFacts } from '../types';
import type {
  DocumentName,
  ScorecardsApi,
  ScorecardsRequestOptions,
} from './ScorecardsApi';
import { pathOf, Transport } from './Transport';

/**
 * What a call asks for.
 *
 * @public
 */
export type ScorecardsRequest<M extends keyof ScorecardsApi> = Parameters<
  ScorecardsApi[M]
>[0];

/**
 * What a call answers.
 *
 * @public
 */
export type ScorecardsAnswer<M extends keyof ScorecardsApi> = ReturnType<
  ScorecardsApi[M]
>;

const documentPath = ({ kind, id }: DocumentName) =>
  pathOf('documents', kind, id);

/**
 * Client of the scorecards REST API.
 *
 * @public
 */
export class ScorecardsClient implements ScorecardsApi {
  readonly #api: Transport;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#api = new Transport(options);
  }

  getScorecardsOfEntities(
    body: ScorecardsRequest<'getScorecardsOfEntities'>,
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'getScorecardsOfEntities'> {
    return this.#api.post('/results/by-refs', body, options);
  }

  getScorecardsOfEntity(
    entityRef: string,
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'getScorecardsOfEntity'> {
    return this.#api.get('/results/entity', { entityRef }, options);
  }

  explainCheck(
    request: ScorecardsRequest<'explainCheck'>,
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'explainCheck'> {
    return this.#api.get('/results/explanation', request, options);
  }

  refreshFacts(
    body: ScorecardsRequest<'refreshFacts'>,
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'refreshFacts'> {
    return this.#api.post('/facts/refresh', body, options);
  }

  getFactsOfEntity(
    entityRef: string,
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'getFactsOfEntity'> {
    return this.#api.get('/facts/entity', { entityRef }, options);
  }

  listFactChanges(
    request: ScorecardsRequest<'listFactChanges'>,
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'listFactChanges'> {
    return this.#api.get('/facts/changes', request, options);
  }

  getOverview(
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'getOverview'> {
    return this.#api.get('/overview', {}, options);
  }

  getTeamSteps(
    request: ScorecardsRequest<'getTeamSteps'>,
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'getTeamSteps'> {
    return this.#api.get('/steps', request, options);
  }

  getMatrix(
    request: ScorecardsRequest<'getMatrix'>,
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'getMatrix'> {
    return this.#api.get('/matrix', request, options);
  }

  /** The matrix as CSV, all services of it. */
  async exportMatrix(
    query: Omit<ScorecardsRequest<'getMatrix'>, 'limit' | 'cursor'>,
    options?: ScorecardsRequestOptions,
  ): Promise<string> {
    const call = { path: '/matrix/export', query };
    return (await this.#api.call(call, options)).text();
  }

  getCheck(
    check: string,
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'getCheck'> {
    return this.#api.get(pathOf('checks', ...check.split('/')), {}, options);
  }

  getTeamLights(
    team: string,
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'getTeamLights'> {
    return this.#api.get('/lights', { team }, options);
  }

  listDocuments(
    request: ScorecardsRequest<'listDocuments'>,
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'listDocuments'> {
    return this.#api.get('/documents', request, options);
  }

  getDocument(
    { version, ...name }: ScorecardsRequest<'getDocument'>,
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'getDocument'> {
    return this.#api.get(documentPath(name), { version }, options);
  }

  tryDocument(
    body: ScorecardsRequest<'tryDocument'>,
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'tryDocument'> {
    return this.#api.post('/documents/try', body, options);
  }

  saveDraft(
    { kind, id, ...body }: ScorecardsRequest<'saveDraft'>,
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'saveDraft'> {
    const path = `${documentPath({ kind, id })}/draft`;
    return this.#api.json({ method: 'PUT', path, body }, options);
  }

  async discardDraft(
    { kind, id, ...query }: ScorecardsRequest<'discardDraft'>,
    options?: ScorecardsRequestOptions,
  ): Promise<void> {
    const path = `${documentPath({ kind, id })}/draft`;
    await this.#api.call({ method: 'DELETE', path, query }, options);
  }

  publishDraft(
    { kind, id, ...body }: ScorecardsRequest<'publishDraft'>,
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'publishDraft'> {
    return this.#api.post(
      `${documentPath({ kind, id })}/publish`,
      body,
      options,
    );
  }

  async retireDocument(
    name: DocumentName,
    options?: ScorecardsRequestOptions,
  ): Promise<void> {
    const path = `${documentPath(name)}/retire`;
    await this.#api.call({ method: 'POST', path }, options);
  }

  listFacts(
    request: ScorecardsRequest<'listFacts'>,
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'listFacts'> {
    return this.#api.get('/facts', request, options);
  }

  getStandard(
    { id, ...query }: ScorecardsRequest<'getStandard'>,
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'getStandard'> {
    return this.#api.get(pathOf('standards', id), query, options);
  }

  async acknowledgeStandard(
    { id, ...body }: ScorecardsRequest<'acknowledgeStandard'>,
    options?: ScorecardsRequestOptions,
  ): Promise<void> {
    const path = `${pathOf('standards', id)}/acknowledgements`;
    await this.#api.call({ method: 'POST', path, body }, options);
  }

  listCampaigns(
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'listCampaigns'> {
    return this.#api.get('/campaigns', {}, options);
  }

  getCampaign(
    id: string,
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'getCampaign'> {
    return this.#api.get(pathOf('campaigns', id), {}, options);
  }

  remindTeams(
    id: string,
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'remindTeams'> {
    return this.#api.post(`${pathOf('campaigns', id)}/remind`, {}, options);
  }

  listExemptions(
    request: ScorecardsRequest<'listExemptions'>,
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'listExemptions'> {
    return this.#api.get('/exemptions', request, options);
  }

  getExemptionDebt(
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'getExemptionDebt'> {
    return this.#api.get('/exemptions/debt', {}, options);
  }

  requestExemption(
    body: ScorecardsRequest<'requestExemption'>,
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'requestExemption'> {
    return this.#api.post('/exemptions', body, options);
  }

  decideExemption(
    { id, ...body }: ScorecardsRequest<'decideExemption'>,
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'decideExemption'> {
    return this.#api.post(
      `${pathOf('exemptions', id)}/decision`,
      body,
      options,
    );
  }

  revokeExemption(
    id: string,
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'revokeExemption'> {
    const path = `${pathOf('exemptions', id)}/revoke`;
    return this.#api.json({ method: 'POST', path }, options);
  }

  listSignOffs(
    entityRef: string,
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'listSignOffs'> {
    return this.#api.get('/sign-offs', { entityRef }, options);
  }

  signOff(
    body: ScorecardsRequest<'signOff'>,
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'signOff'> {
    return this.#api.post('/sign-offs', body, options);
  }

  async revokeSignOff(
    id: string,
    options?: ScorecardsRequestOptions,
  ): Promise<void> {
    const path = `${pathOf('sign-offs', id)}/revoke`;
    await this.#api.call({ method: 'POST', path }, options);
  }

  listCollectors(
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'listCollectors'> {
    return this.#api.get('/collectors', {}, options);
  }

  async startCollector(
    provider: string,
    options?: ScorecardsRequestOptions,
  ): Promise<void> {
    const path = `${pathOf('collectors', provider)}/start`;
    await this.#api.call({ method: 'POST', path }, options);
  }

  listPushTokens(
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'listPushTokens'> {
    return this.#api.get('/push-tokens', {}, options);
  }

  createPushToken(
    body: ScorecardsRequest<'createPushToken'>,
    options?: ScorecardsRequestOptions,
  ): ScorecardsAnswer<'createPushToken'> {
    return this.#api.post('/push-tokens', body, options);
  }

  async revokePushToken(
    id: string,
    options?: ScorecardsRequestOptions,
  ): Promise<void> {
    const path = pathOf('push-tokens', id);
    await this.#api.call({ method: 'DELETE', path }, options);
  }

  /** Pushes facts, as a CI does. @param token - of the push API, and not of the platform */
  pushFacts(body: PushedFacts, token: string): Promise<PushAnswer> {
    return this.#api.post('/intake/facts', body, { token });
  }

  /** What is kept of a person, for administrators: no page asks for it. */
  listPersonRecords(
    body: { userRef: string; cursor?: string },
    options?: ScorecardsRequestOptions,
  ): Promise<{
    items: { kind: string; id: string; deeds: string[]; details: unknown }[];
    pageInfo: { nextCursor?: string };
  }> {
    return this.#api.post('/people/records', body, options);
  }

  /** Takes the name of a person out of all that is kept. It cannot be taken back. */
  erasePerson(
    body: { userRef: string },
    options?: ScorecardsRequestOptions,
  ): Promise<{ rows: number }> {
    return this.#api.post('/people/erase', body, options);
  }
}
