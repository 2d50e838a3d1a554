import type {
  AlertFigures,
  AlertsPersonRecordPage,
  EntityAcknowledgers,
} from '../types';
import type { AlertsApi, AlertsRequestOptions } from './AlertsApi';
import { pathOf, Transport } from './Transport';

/**
 * What a call asks for.
 *
 * @public
 */
export type AlertsRequest<M extends keyof AlertsApi> = Parameters<
  AlertsApi[M]
>[0];

/**
 * What a call answers.
 *
 * @public
 */
export type AlertsAnswer<M extends keyof AlertsApi> = ReturnType<AlertsApi[M]>;

/**
 * Client of the alerts REST API.
 *
 * @public
 */
export class AlertsClient implements AlertsApi {
  readonly #api: Transport;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#api = new Transport(options);
  }

  listAlerts(
    request: AlertsRequest<'listAlerts'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'listAlerts'> {
    return this.#api.get('/alerts', request, options);
  }

  getAlertCounts(
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'getAlertCounts'> {
    return this.#api.get('/alerts/counts', {}, options);
  }

  getAlertsByRefs(
    body: AlertsRequest<'getAlertsByRefs'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'getAlertsByRefs'> {
    return this.#api.post('/alerts/by-refs', body, options);
  }

  getAlert(
    id: string,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'getAlert'> {
    return this.#api.get(pathOf('alerts', id), {}, options);
  }

  getTimeline(
    { id, ...query }: AlertsRequest<'getTimeline'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'getTimeline'> {
    return this.#api.get(pathOf('alerts', id, 'timeline'), query, options);
  }

  pageTeam(
    body: AlertsRequest<'pageTeam'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'pageTeam'> {
    return this.#api.post('/alerts', body, options);
  }

  previewPage(
    body: AlertsRequest<'previewPage'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'previewPage'> {
    return this.#api.post('/alerts/preview', body, options);
  }

  acknowledgeAlert(
    id: string,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'acknowledgeAlert'> {
    return this.#api.post(pathOf('alerts', id, 'acknowledge'), {}, options);
  }

  unacknowledgeAlert(
    id: string,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'unacknowledgeAlert'> {
    return this.#api.post(pathOf('alerts', id, 'unacknowledge'), {}, options);
  }

  resolveAlert(
    { id, ...body }: AlertsRequest<'resolveAlert'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'resolveAlert'> {
    return this.#api.post(pathOf('alerts', id, 'resolve'), body, options);
  }

  escalateAlert(
    { id, ...body }: AlertsRequest<'escalateAlert'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'escalateAlert'> {
    return this.#api.post(pathOf('alerts', id, 'escalate'), body, options);
  }

  addResponders(
    { id, ...body }: AlertsRequest<'addResponders'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'addResponders'> {
    return this.#api.post(pathOf('alerts', id, 'responders'), body, options);
  }

  assignAlert(
    { id, ...body }: AlertsRequest<'assignAlert'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'assignAlert'> {
    return this.#api.post(pathOf('alerts', id, 'assign'), body, options);
  }

  snoozeAlert(
    { id, ...body }: AlertsRequest<'snoozeAlert'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'snoozeAlert'> {
    return this.#api.post(pathOf('alerts', id, 'snooze'), body, options);
  }

  addNote(
    { id, ...body }: AlertsRequest<'addNote'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'addNote'> {
    return this.#api.post(pathOf('alerts', id, 'notes'), body, options);
  }

  tellWhatHelped(
    { id, ...body }: AlertsRequest<'tellWhatHelped'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'tellWhatHelped'> {
    return this.#api.post(pathOf('alerts', id, 'helped'), body, options);
  }

  routeAlert(
    { id, ...body }: AlertsRequest<'routeAlert'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'routeAlert'> {
    return this.#api.post(pathOf('alerts', id, 'route'), body, options);
  }

  actOnAlerts(
    body: AlertsRequest<'actOnAlerts'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'actOnAlerts'> {
    return this.#api.post('/alerts/bulk', body, options);
  }

  listSilences(
    request: AlertsRequest<'listSilences'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'listSilences'> {
    return this.#api.get('/silences', request, options);
  }

  createSilence(
    body: AlertsRequest<'createSilence'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'createSilence'> {
    return this.#api.post('/silences', body, options);
  }

  previewSilence(
    body: AlertsRequest<'previewSilence'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'previewSilence'> {
    return this.#api.post('/silences/preview', body, options);
  }

  endSilence(
    id: string,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'endSilence'> {
    return this.#api.post(pathOf('silences', id, 'end'), {}, options);
  }

  listPolicies(
    request: AlertsRequest<'listPolicies'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'listPolicies'> {
    return this.#api.get('/policies', request, options);
  }

  getPolicy(
    id: string,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'getPolicy'> {
    return this.#api.get(pathOf('policies', id), {}, options);
  }

  createPolicy(
    body: AlertsRequest<'createPolicy'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'createPolicy'> {
    return this.#api.post('/policies', body, options);
  }

  updatePolicy(
    { id, ...body }: AlertsRequest<'updatePolicy'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'updatePolicy'> {
    const path = pathOf('policies', id);
    return this.#api.json({ method: 'PUT', path, body }, options);
  }

  async deletePolicy(
    id: string,
    options?: AlertsRequestOptions,
  ): Promise<void> {
    const path = pathOf('policies', id);
    await this.#api.call({ method: 'DELETE', path }, options);
  }

  simulatePolicy(
    body: AlertsRequest<'simulatePolicy'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'simulatePolicy'> {
    return this.#api.post('/policies/simulate', body, options);
  }

  listChannels(options?: AlertsRequestOptions): AlertsAnswer<'listChannels'> {
    return this.#api.get('/channels', {}, options);
  }

  getMyRules(options?: AlertsRequestOptions): AlertsAnswer<'getMyRules'> {
    return this.#api.get('/my/rules', {}, options);
  }

  saveMyRules(
    body: AlertsRequest<'saveMyRules'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'saveMyRules'> {
    return this.#api.json({ method: 'PUT', path: '/my/rules', body }, options);
  }

  testMyChannel(
    body: AlertsRequest<'testMyChannel'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'testMyChannel'> {
    return this.#api.post('/my/rules/test', body, options);
  }

  getMyChannelTest(
    id: string,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'getMyChannelTest'> {
    return this.#api.get(pathOf('my', 'rules', 'test', id), {}, options);
  }

  listKeys(options?: AlertsRequestOptions): AlertsAnswer<'listKeys'> {
    return this.#api.get('/keys', {}, options);
  }

  createKey(
    body: AlertsRequest<'createKey'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'createKey'> {
    return this.#api.post('/keys', body, options);
  }

  rotateKey(
    id: string,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'rotateKey'> {
    return this.#api.post(pathOf('keys', id, 'rotate'), {}, options);
  }

  async revokeKey(id: string, options?: AlertsRequestOptions): Promise<void> {
    const path = pathOf('keys', id);
    await this.#api.call({ method: 'DELETE', path }, options);
  }

  testKey(
    { id, ...body }: AlertsRequest<'testKey'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'testKey'> {
    return this.#api.post(pathOf('keys', id, 'test'), body, options);
  }

  listRoutes(options?: AlertsRequestOptions): AlertsAnswer<'listRoutes'> {
    return this.#api.get('/routes', {}, options);
  }

  async forgetRoute(id: string, options?: AlertsRequestOptions): Promise<void> {
    const path = pathOf('routes', id);
    await this.#api.call({ method: 'DELETE', path }, options);
  }

  listMessages(
    request: AlertsRequest<'listMessages'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'listMessages'> {
    return this.#api.get('/messages', request, options);
  }

  async retryDeliveries(options?: AlertsRequestOptions): Promise<void> {
    const path = '/deliveries/retry';
    await this.#api.call({ method: 'POST', path }, options);
  }

  async retryMessage(
    id: string,
    options?: AlertsRequestOptions,
  ): Promise<void> {
    const path = pathOf('messages', id, 'retry');
    await this.#api.call({ method: 'POST', path }, options);
  }

  getAlertsHealth(
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'getAlertsHealth'> {
    return this.#api.get('/state', {}, options);
  }

  listMyHandoffs(
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'listMyHandoffs'> {
    return this.#api.get('/handoffs/mine', {}, options);
  }

  getHandoff(
    request: AlertsRequest<'getHandoff'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'getHandoff'> {
    return this.#api.get('/handoffs', request, options);
  }

  sendHandoff(
    body: AlertsRequest<'sendHandoff'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'sendHandoff'> {
    return this.#api.post('/handoffs/send', body, options);
  }

  confirmHandoff(
    body: AlertsRequest<'confirmHandoff'>,
    options?: AlertsRequestOptions,
  ): AlertsAnswer<'confirmHandoff'> {
    return this.#api.post('/handoffs/confirm', body, options);
  }

  /** What alerts of up to 1,000 entities or groups add up to, in request order; null for what the caller does not see. */
  getFiguresByRefs(
    body: { entityRefs: string[] },
    options?: AlertsRequestOptions,
  ): Promise<{ items: (AlertFigures | null)[] }> {
    return this.#api.post('/figures/by-refs', body, options);
  }

  /** Who acknowledged the pages of up to 1,000 entities, in request order; for other backends. */
  getAcknowledgersByRefs(
    body: { entityRefs: string[]; days?: number },
    options?: AlertsRequestOptions,
  ): Promise<{ items: (EntityAcknowledgers | null)[] }> {
    return this.#api.post('/acknowledgers/by-refs', body, options);
  }

  /** What is kept of a person, for administrators: no page asks for it. */
  listPersonRecords(
    body: { userRef: string; cursor?: string },
    options?: AlertsRequestOptions,
  ): Promise<AlertsPersonRecordPage> {
    return this.#api.post('/people/records', body, options);
  }

  /** Takes the name of a person out of all that is kept. It cannot be taken back. */
  erasePerson(
    body: { userRef: string },
    options?: AlertsRequestOptions,
  ): Promise<{ rows: number }> {
    return this.#api.post('/people/erase', body, options);
  }
}
