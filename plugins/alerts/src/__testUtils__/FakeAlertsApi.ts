import type {
  AlertCounts,
  AlertDetail,
  AlertQuery,
  AlertsApi,
  AlertsHealth,
  BulkAct,
  EntityAlerts,
  EscalateRequest,
  EscalationPreview,
  PageRequest,
  RouteRequest,
  TimelineEntry,
} from '@callboard/backstage-plugin-alerts-common';
import { ANA, ROUTER } from './alerts';

const notFound = () =>
  Object.assign(new Error('No alert'), { statusCode: 404 });

/** What is not asked for by the test does not answer. */
const silent = (): never => {
  throw new Error('The test does not need this');
};

/** The API in memory. */
export class FakeAlertsApi implements AlertsApi {
  alerts: AlertDetail[] = [];
  timeline: TimelineEntry[] = [];
  entities: EntityAlerts[] = [];
  preview: EscalationPreview = { rows: [], timeZone: 'UTC' };
  counts: Partial<AlertCounts> = {};
  health: AlertsHealth = { problems: [], onCall: 'installed' };
  /** Thrown by all that reads. */
  failure?: Error;
  /** Thrown by the next acts, one each; `undefined` lets one pass. */
  readonly actFailures: (Error | undefined)[] = [];
  /** Acts that were asked for, in words. */
  readonly deeds: string[] = [];
  readonly asked: AlertQuery[] = [];
  readonly paged: PageRequest[] = [];
  readonly refsAsked: string[][] = [];

  /** Acts are answered when the test says so. */
  hold(): () => void {
    let go = () => {};
    const held = new Promise<void>(resolve => {
      go = resolve;
    });
    this.#held = held;
    return () => {
      this.#held = undefined;
      go();
    };
  }

  #held?: Promise<void>;

  async #act(
    id: string,
    deed: string,
    change: (alert: AlertDetail) => Partial<AlertDetail>,
  ): Promise<AlertDetail> {
    this.deeds.push(deed);
    await this.#held;
    const failure = this.actFailures.shift();
    if (failure) throw failure;
    const alert = await this.getAlert(id);
    const next = {
      ...alert,
      ...change(alert),
      revision: alert.revision + 1,
    };
    this.put(next);
    return next;
  }

  put(alert: AlertDetail) {
    this.alerts = this.alerts.map(one => (one.id === alert.id ? alert : one));
  }

  async listAlerts(request: AlertQuery) {
    this.asked.push(request);
    if (this.failure) throw this.failure;
    const { state = 'open', severity, scope, team, entity, label, q } = request;
    const items = this.alerts.filter(
      alert =>
        (state === 'all' ||
          (state === 'open'
            ? alert.state !== 'resolved'
            : alert.state === state)) &&
        (!severity || alert.severity === severity) &&
        (!team || alert.team?.entityRef === team) &&
        (!entity || alert.entity?.entityRef === entity) &&
        (!label ||
          Object.entries(alert.labels).some(
            ([name, value]) => `${name}=${value}` === label,
          )) &&
        (!q || alert.title.includes(q)) &&
        (scope !== 'mine' || alert.pagedMe) &&
        (scope !== 'my-teams' || alert.ofMyTeams) &&
        (scope !== 'unrouted' || alert.unrouted !== undefined),
    );
    return { items, pageInfo: {}, totalItems: items.length };
  }

  async getAlertCounts() {
    if (this.failure) throw this.failure;
    const open = this.alerts.filter(({ state }) => state !== 'resolved');
    return {
      open: open.length,
      mine: open.filter(({ pagedMe }) => pagedMe).length,
      myTeams: open.filter(({ ofMyTeams }) => ofMyTeams).length,
      unrouted: open.filter(({ unrouted }) => unrouted).length,
      lastMinute: 0,
      ...this.counts,
    };
  }

  async getAlertsByRefs({ entityRefs }: { entityRefs: string[] }) {
    this.refsAsked.push(entityRefs);
    if (this.failure) throw this.failure;
    return {
      items: entityRefs.map(
        ref => this.entities.find(one => one.entityRef === ref) ?? null,
      ),
    };
  }

  async getAlert(id: string) {
    if (this.failure) throw this.failure;
    const alert = this.alerts.find(one => one.id === id);
    if (!alert) throw notFound();
    return alert;
  }

  async getTimeline() {
    return { items: this.timeline, pageInfo: {} };
  }

  async pageTeam(request: PageRequest) {
    const failure = this.actFailures.shift();
    if (failure) throw failure;
    this.paged.push(request);
    return { id: 'a1' };
  }

  async previewPage() {
    if (this.failure) throw this.failure;
    return this.preview;
  }

  acknowledgeAlert(id: string) {
    return this.#act(id, 'acknowledge', () => ({
      state: 'acknowledged',
      acknowledged: { by: ANA, at: new Date().toISOString() },
      next: undefined,
      quiet: undefined,
    }));
  }

  unacknowledgeAlert(id: string) {
    return this.#act(id, 'give back', () => ({
      state: 'firing',
      acknowledged: undefined,
    }));
  }

  resolveAlert({ id }: { id: string }) {
    return this.#act(id, 'resolve', () => ({
      state: 'resolved',
      resolvedAt: new Date().toISOString(),
      resolution: { by: 'person', person: ANA },
      allowed: ['note'],
    }));
  }

  escalateAlert({ id, to }: EscalateRequest) {
    return this.#act(
      id,
      `escalate ${JSON.stringify(to ?? 'next')}`,
      () => ({}),
    );
  }

  addResponders({ id, refs }: { id: string; refs: string[] }) {
    return this.#act(id, `add ${refs.join(' ')}`, () => ({}));
  }

  assignAlert({ id, ref }: { id: string; ref: string }) {
    return this.#act(id, `assign ${ref}`, () => ({}));
  }

  snoozeAlert({ id, until }: { id: string; until: string }) {
    return this.#act(id, 'snooze', () => ({
      quiet: { kind: 'snoozed', until, by: ANA },
    }));
  }

  addNote({ id, text }: { id: string; text: string }) {
    return this.#act(id, `note ${text}`, () => ({}));
  }

  tellWhatHelped({ id, text }: { id: string; text: string }) {
    return this.#act(id, `helped ${text}`, () => ({ helped: text }));
  }

  routeAlert({ id, entityRef, rememberLabels }: RouteRequest) {
    return this.#act(
      id,
      ['route', entityRef, ...(rememberLabels ?? [])].join(' '),
      () => ({ unrouted: undefined, entity: ROUTER }),
    );
  }

  async actOnAlerts({ ids, act }: { ids: string[]; act: BulkAct }) {
    this.deeds.push(`${act} ${ids.join(' ')}`);
    const items = [];
    for (const id of ids) {
      const failure = this.actFailures.shift();
      if (failure) {
        items.push({ id, ok: false, problem: failure.message });
      } else {
        items.push({ id, ok: true });
      }
    }
    return { items };
  }

  listSilences: AlertsApi['listSilences'] = silent;
  createSilence: AlertsApi['createSilence'] = silent;
  previewSilence: AlertsApi['previewSilence'] = silent;
  endSilence: AlertsApi['endSilence'] = silent;
  listPolicies: AlertsApi['listPolicies'] = silent;
  getPolicy: AlertsApi['getPolicy'] = silent;
  createPolicy: AlertsApi['createPolicy'] = silent;
  updatePolicy: AlertsApi['updatePolicy'] = silent;
  deletePolicy: AlertsApi['deletePolicy'] = silent;
  simulatePolicy: AlertsApi['simulatePolicy'] = silent;
  listChannels: AlertsApi['listChannels'] = silent;
  getMyRules: AlertsApi['getMyRules'] = silent;
  saveMyRules: AlertsApi['saveMyRules'] = silent;
  testMyChannel: AlertsApi['testMyChannel'] = silent;
  getMyChannelTest: AlertsApi['getMyChannelTest'] = silent;
  listMyHandoffs: AlertsApi['listMyHandoffs'] = async () => ({ items: [] });
  getHandoff: AlertsApi['getHandoff'] = silent;
  sendHandoff: AlertsApi['sendHandoff'] = silent;
  confirmHandoff: AlertsApi['confirmHandoff'] = silent;
  listKeys: AlertsApi['listKeys'] = silent;
  createKey: AlertsApi['createKey'] = silent;
  rotateKey: AlertsApi['rotateKey'] = silent;
  revokeKey: AlertsApi['revokeKey'] = silent;
  testKey: AlertsApi['testKey'] = silent;
  listRoutes = silent;
  forgetRoute = silent;
  listMessages: AlertsApi['listMessages'] = silent;
  retryMessage: AlertsApi['retryMessage'] = silent;
  retryDeliveries: AlertsApi['retryDeliveries'] = silent;

  async getAlertsHealth() {
    return this.health;
  }
}
