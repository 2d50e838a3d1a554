import type {
  AlertChannels,
  AlertCounts,
  AlertDetail,
  AlertList,
  AlertQuery,
  AlertsHealth,
  BulkAct,
  BulkResult,
  ChannelTest,
  EntityAlerts,
  EscalateRequest,
  EscalationPreview,
  GenericMapping,
  Handoff,
  HandoffRequest,
  IntakeKind,
  KeyScope,
  MessageLogPage,
  MessageState,
  MyHandoff,
  MyRules,
  NewRoutingKey,
  NewSilence,
  PagePreviewRequest,
  PageRequest,
  PersonalRule,
  PolicyDraft,
  PolicyUpdate,
  RouteRequest,
  RoutingKey,
  SilencePreview,
  SilencePreviewRequest,
  SimulationRequest,
  StoredPolicy,
  StoredRoute,
  StoredSilence,
  Timeline,
} from '../types';

/**
 * What every call of the API takes.
 *
 * @public
 */
export interface AlertsRequestOptions {
  /** Of a backend that calls for somebody; browsers send their own. */
  token?: string;
  signal?: AbortSignal;
}

/**
 * Reads alerts. An alert that the caller does not see is not there.
 *
 * @public
 */
export interface AlertReadingApi {
  /** The worst first, then the newest. */
  listAlerts(
    request: AlertQuery,
    options?: AlertsRequestOptions,
  ): Promise<AlertList>;
  getAlertCounts(options?: AlertsRequestOptions): Promise<AlertCounts>;
  /** Of up to 1,000 entities or groups, in the order of the request; null for what the caller does not see. */
  getAlertsByRefs(
    request: { entityRefs: string[] },
    options?: AlertsRequestOptions,
  ): Promise<{ items: (EntityAlerts | null)[] }>;
  getAlert(id: string, options?: AlertsRequestOptions): Promise<AlertDetail>;
  getTimeline(
    request: {
      id: string;
      cursor?: string;
      /** 50 when absent, at most 200. */
      limit?: number;
    },
    options?: AlertsRequestOptions,
  ): Promise<Timeline>;
}

/**
 * What people do about alerts. Each act answers the alert as it is then; one that has been done already does nothing.
 *
 * @public
 */
export interface AlertActsApi {
  /** A person pages a team. The id is that of the alert that comes of it. */
  pageTeam(
    request: PageRequest,
    options?: AlertsRequestOptions,
  ): Promise<{ id: string }>;
  /** Who would be woken by a page, how and when. */
  previewPage(
    request: PagePreviewRequest,
    options?: AlertsRequestOptions,
  ): Promise<EscalationPreview>;
  acknowledgeAlert(
    id: string,
    options?: AlertsRequestOptions,
  ): Promise<AlertDetail>;
  /** Gives it back: it escalates again from the first step. */
  unacknowledgeAlert(
    id: string,
    options?: AlertsRequestOptions,
  ): Promise<AlertDetail>;
  resolveAlert(
    request: {
      id: string;
      /** What helped; at most 500 characters. */
      helped?: string;
    },
    options?: AlertsRequestOptions,
  ): Promise<AlertDetail>;
  escalateAlert(
    request: EscalateRequest,
    options?: AlertsRequestOptions,
  ): Promise<AlertDetail>;
  /** Pages up to 10 users or groups besides. */
  addResponders(
    request: { id: string; refs: string[] },
    options?: AlertsRequestOptions,
  ): Promise<AlertDetail>;
  /** Gives it to a user, who is paged, or to the team that answers from now on. */
  assignAlert(
    request: { id: string; ref: string },
    options?: AlertsRequestOptions,
  ): Promise<AlertDetail>;
  snoozeAlert(
    request: {
      id: string;
      /** ISO 8601 with its offset; at most 7 days from now. */
      until: string;
    },
    options?: AlertsRequestOptions,
  ): Promise<AlertDetail>;
  addNote(
    request: {
      id: string;
      /** Plain text; at most 10,000 characters. */
      text: string;
    },
    options?: AlertsRequestOptions,
  ): Promise<AlertDetail>;
  /** Says what helped; again, it replaces what was said before. */
  tellWhatHelped(
    request: {
      id: string;
      /** At most 500 characters. */
      text: string;
    },
    options?: AlertsRequestOptions,
  ): Promise<AlertDetail>;
  /** Says where an alert belongs. */
  routeAlert(
    request: RouteRequest,
    options?: AlertsRequestOptions,
  ): Promise<AlertDetail>;
  /** Up to 100 alerts, in the order of the request; one that cannot be done does not hold up the others. */
  actOnAlerts(
    request: { ids: string[]; act: BulkAct },
    options?: AlertsRequestOptions,
  ): Promise<{ items: BulkResult[] }>;
}

/**
 * Whom alerts page: silences, policies and how the caller is told.
 *
 * @public
 */
export interface AlertRulesApi {
  /** Those that are or will be active, the first to end first; or those that ended within 90 days, the newest first. At most 500. */
  listSilences(
    request: { state?: 'open' | 'ended' },
    options?: AlertsRequestOptions,
  ): Promise<{ items: StoredSilence[] }>;
  createSilence(
    request: NewSilence,
    options?: AlertsRequestOptions,
  ): Promise<StoredSilence>;
  previewSilence(
    request: SilencePreviewRequest,
    options?: AlertsRequestOptions,
  ): Promise<SilencePreview>;
  endSilence(
    id: string,
    options?: AlertsRequestOptions,
  ): Promise<StoredSilence>;
  /** By team and title. */
  listPolicies(
    request: {
      /** Full reference of a group: only its own. */
      team?: string;
    },
    options?: AlertsRequestOptions,
  ): Promise<{ items: StoredPolicy[] }>;
  getPolicy(id: string, options?: AlertsRequestOptions): Promise<StoredPolicy>;
  createPolicy(
    request: PolicyDraft,
    options?: AlertsRequestOptions,
  ): Promise<StoredPolicy>;
  updatePolicy(
    request: PolicyUpdate,
    options?: AlertsRequestOptions,
  ): Promise<StoredPolicy>;
  /** Alerts that are open go on by its rules. */
  deletePolicy(id: string, options?: AlertsRequestOptions): Promise<void>;
  simulatePolicy(
    request: SimulationRequest,
    options?: AlertsRequestOptions,
  ): Promise<EscalationPreview>;
  listChannels(options?: AlertsRequestOptions): Promise<AlertChannels>;
  getMyRules(options?: AlertsRequestOptions): Promise<MyRules>;
  /** Without any rule, those of the portal hold again. */
  saveMyRules(
    request: { rules: PersonalRule[] },
    options?: AlertsRequestOptions,
  ): Promise<MyRules>;
  /** Sends the caller a message by a channel. */
  testMyChannel(
    request: { channel: string },
    options?: AlertsRequestOptions,
  ): Promise<{ id: string }>;
  getMyChannelTest(
    id: string,
    options?: AlertsRequestOptions,
  ): Promise<ChannelTest>;
}

/**
 * Notes that who was on call hands to who comes next.
 *
 * @public
 */
export interface HandoffApi {
  /** The earliest first; nothing where on-call does not tell of shifts. */
  listMyHandoffs(
    options?: AlertsRequestOptions,
  ): Promise<{ items: MyHandoff[] }>;
  /** Of a shift of the caller, of their team, or before one of theirs; all others are not found. */
  getHandoff(
    request: { shift: string },
    options?: AlertsRequestOptions,
  ): Promise<Handoff>;
  sendHandoff(
    request: HandoffRequest,
    options?: AlertsRequestOptions,
  ): Promise<Handoff>;
  confirmHandoff(
    request: { shift: string },
    options?: AlertsRequestOptions,
  ): Promise<Handoff>;
}

/**
 * Where alerts come from, and how alerts themselves fare.
 *
 * @public
 */
export interface AlertSourcesApi {
  /** Routing keys that the caller may manage, by title. */
  listKeys(options?: AlertsRequestOptions): Promise<{ items: RoutingKey[] }>;
  /** The secret is told once, here. */
  createKey(
    request: {
      /** 1 to 200 characters. */
      title: string;
      scope: KeyScope;
      mapping?: GenericMapping;
    },
    options?: AlertsRequestOptions,
  ): Promise<NewRoutingKey>;
  /** Makes another secret. The one before it is taken for a day more. */
  rotateKey(id: string, options?: AlertsRequestOptions): Promise<NewRoutingKey>;
  /** Its secrets are taken no more, from now on. */
  revokeKey(id: string, options?: AlertsRequestOptions): Promise<void>;
  /** Sends a sample through the key as a sender would. The alert that comes of it has the id in its summary: `q` finds it. */
  testKey(
    request: { id: string; kind: IntakeKind },
    options?: AlertsRequestOptions,
  ): Promise<{ id: string }>;
  /** What people have decided of where alerts belong, the newest first. */
  listRoutes(options?: AlertsRequestOptions): Promise<{ items: StoredRoute[] }>;
  forgetRoute(id: string, options?: AlertsRequestOptions): Promise<void>;
  /** Messages of all states and channels unless it says otherwise, for who runs the portal. */
  listMessages(
    request: {
      state?: MessageState;
      /** Id of a channel. */
      channel?: string;
      cursor?: string;
      /** 50 when absent, at most 200. */
      limit?: number;
    },
    options?: AlertsRequestOptions,
  ): Promise<MessageLogPage>;
  /** Has all deliveries of senders worked in again that were given up. */
  retryDeliveries(options?: AlertsRequestOptions): Promise<void>;
  /** Has a message tried again that was given up. A page of an alert that somebody has, or that is over, is refused. */
  retryMessage(id: string, options?: AlertsRequestOptions): Promise<void>;
  getAlertsHealth(options?: AlertsRequestOptions): Promise<AlertsHealth>;
}

/**
 * Alerts over the API. Every method throws a `ResponseError` of `@backstage/errors` when the backend refuses.
 *
 * @public
 */
export interface AlertsApi
  extends AlertReadingApi,
    AlertActsApi,
    AlertRulesApi,
    HandoffApi,
    AlertSourcesApi {}
