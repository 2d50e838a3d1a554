import type {
  CampaignDetail,
  CampaignSummary,
  CheckDetail,
  CheckExplanation,
  CollectorState,
  DocumentDetail,
  DocumentSummary,
  DocumentTrial,
  EntityFactList,
  EntityScorecards,
  EntityScorecardsDetail,
  Exemption,
  ExemptionDebt,
  FactChange,
  FactInfo,
  FactValue,
  PushToken,
  ScorecardMatrix,
  ScorecardsOverview,
  SignableFact,
  SignOff,
  StandardDetail,
  StandardsDocument,
  TeamLights,
  TeamSteps,
} from '../types';

/**
 * What every call of the API takes.
 *
 * @public
 */
export interface ScorecardsRequestOptions {
  /** Of a backend that calls for somebody; browsers send their own. */
  token?: string;
  signal?: AbortSignal;
}

/**
 * Names a document.
 *
 * @public
 */
export interface DocumentName {
  kind: StandardsDocument['kind'];
  id: string;
}

/**
 * A page of a list.
 *
 * @public
 */
export interface Page<T> {
  items: T[];
  pageInfo: { nextCursor?: string };
  /** Absent where they would have to be counted for it. */
  totalItems?: number;
}

/**
 * Results of services.
 *
 * @public
 */
export interface ResultsApi {
  /** In the order of the request; null for what the caller does not see. At most 100. */
  getScorecardsOfEntities(
    request: { entityRefs: string[] },
    options?: ScorecardsRequestOptions,
  ): Promise<{ items: (EntityScorecards | null)[] }>;
  getScorecardsOfEntity(
    entityRef: string,
    options?: ScorecardsRequestOptions,
  ): Promise<EntityScorecardsDetail>;
  /** Why a check says what it says; `check` is `scorecard/check`. */
  explainCheck(
    request: { entityRef: string; check: string },
    options?: ScorecardsRequestOptions,
  ): Promise<CheckExplanation>;
  /** Reads facts of one service again at once, as far as their providers can; answers when that is done. */
  refreshFacts(
    request: { entityRef: string; check?: string },
    options?: ScorecardsRequestOptions,
  ): Promise<{
    read: string[];
    notRead: { provider: string; reason: string; nextAt?: string }[];
  }>;
  getFactsOfEntity(
    entityRef: string,
    options?: ScorecardsRequestOptions,
  ): Promise<EntityFactList>;
  /** Changes of facts, the newest first. */
  listFactChanges(
    request: {
      entityRef: string;
      fact?: string;
      limit?: number;
      cursor?: string;
    },
    options?: ScorecardsRequestOptions,
  ): Promise<Page<FactChange>>;
  getOverview(options?: ScorecardsRequestOptions): Promise<ScorecardsOverview>;
  /** Of the caller's teams when none is named. */
  getTeamSteps(
    request: { team?: string },
    options?: ScorecardsRequestOptions,
  ): Promise<TeamSteps>;
  getMatrix(
    request: {
      scorecard: string;
      category?: string;
      /** A group, with its sub-teams. */
      team?: string;
      q?: string;
      sort?: 'worst' | 'name';
      limit?: number;
      cursor?: string;
    },
    options?: ScorecardsRequestOptions,
  ): Promise<ScorecardMatrix>;
  /** All services of the matrix as CSV. */
  exportMatrix(
    request: {
      scorecard: string;
      category?: string;
      team?: string;
      q?: string;
      sort?: 'worst' | 'name';
    },
    options?: ScorecardsRequestOptions,
  ): Promise<string>;
  getCheck(
    check: string,
    options?: ScorecardsRequestOptions,
  ): Promise<CheckDetail>;
  getTeamLights(
    team: string,
    options?: ScorecardsRequestOptions,
  ): Promise<TeamLights>;
}

/**
 * Scorecards, standards, sets of facts and campaigns as they are written.
 *
 * @public
 */
export interface DocumentsApi {
  listDocuments(
    request: { kind?: StandardsDocument['kind'] },
    options?: ScorecardsRequestOptions,
  ): Promise<{ items: DocumentSummary[] }>;
  getDocument(
    request: DocumentName & { version?: number },
    options?: ScorecardsRequestOptions,
  ): Promise<DocumentDetail>;
  /** What a text would mean: its mistakes, and what it would do to all services that the caller sees. */
  tryDocument(
    request: { text: string; tryOn?: string },
    options?: ScorecardsRequestOptions,
  ): Promise<DocumentTrial>;
  /** A draft may have mistakes. `seenHash` is of the draft that one has begun with, absent when there was none. */
  saveDraft(
    request: DocumentName & { text: string; seenHash?: string },
    options?: ScorecardsRequestOptions,
  ): Promise<DocumentDetail>;
  discardDraft(
    request: DocumentName & { seenHash: string },
    options?: ScorecardsRequestOptions,
  ): Promise<void>;
  /** Now, or from a moment on: ISO 8601. */
  publishDraft(
    request: DocumentName & { seenHash: string; from?: string; note?: string },
    options?: ScorecardsRequestOptions,
  ): Promise<DocumentDetail>;
  retireDocument(
    request: DocumentName,
    options?: ScorecardsRequestOptions,
  ): Promise<void>;
  /** Facts that conditions may read. */
  listFacts(
    request: { entityRef?: string },
    options?: ScorecardsRequestOptions,
  ): Promise<{ items: FactInfo[] }>;
  getStandard(
    request: { id: string; version?: number },
    options?: ScorecardsRequestOptions,
  ): Promise<StandardDetail>;
  /** A team of the caller has read a version. */
  acknowledgeStandard(
    request: { id: string; version: number; team: string },
    options?: ScorecardsRequestOptions,
  ): Promise<void>;
  listCampaigns(
    options?: ScorecardsRequestOptions,
  ): Promise<{ items: CampaignSummary[] }>;
  getCampaign(
    id: string,
    options?: ScorecardsRequestOptions,
  ): Promise<CampaignDetail>;
  /** Tells teams that have work left, with the next digest. */
  remindTeams(
    id: string,
    options?: ScorecardsRequestOptions,
  ): Promise<{ teams: string[] }>;
}

/**
 * What people decide and state.
 *
 * @public
 */
export interface DecisionsApi {
  listExemptions(
    request: {
      state?: Exemption['state'];
      team?: string;
      entityRef?: string;
      limit?: number;
      cursor?: string;
    },
    options?: ScorecardsRequestOptions,
  ): Promise<Page<Exemption>>;
  getExemptionDebt(options?: ScorecardsRequestOptions): Promise<ExemptionDebt>;
  requestExemption(
    request: {
      entityRef: string;
      check?: string;
      scorecard?: string;
      reason: string;
      ticket?: string;
      /** ISO 8601; at most 180 days from now. */
      until: string;
    },
    options?: ScorecardsRequestOptions,
  ): Promise<Exemption>;
  decideExemption(
    request: {
      id: string;
      decision: 'approve' | 'refuse';
      note?: string;
      until?: string;
    },
    options?: ScorecardsRequestOptions,
  ): Promise<Exemption>;
  revokeExemption(
    id: string,
    options?: ScorecardsRequestOptions,
  ): Promise<Exemption>;
  listSignOffs(
    entityRef: string,
    options?: ScorecardsRequestOptions,
  ): Promise<{ items: SignOff[]; signable: SignableFact[] }>;
  signOff(
    request: {
      entityRef: string;
      fact: string;
      value: FactValue;
      until: string;
      evidenceUrl?: string;
      note?: string;
    },
    options?: ScorecardsRequestOptions,
  ): Promise<SignOff>;
  revokeSignOff(id: string, options?: ScorecardsRequestOptions): Promise<void>;
  listCollectors(
    options?: ScorecardsRequestOptions,
  ): Promise<{ items: CollectorState[] }>;
  /** Starts a run; it is seen in `listCollectors`. */
  startCollector(
    provider: string,
    options?: ScorecardsRequestOptions,
  ): Promise<void>;
  listPushTokens(
    options?: ScorecardsRequestOptions,
  ): Promise<{ items: PushToken[] }>;
  /** The secret is told once, here. */
  createPushToken(
    request: {
      provider: string;
      title: string;
      scope?: PushToken['scope'];
      expiresAt?: string;
    },
    options?: ScorecardsRequestOptions,
  ): Promise<{ token: PushToken; secret: string }>;
  revokePushToken(
    id: string,
    options?: ScorecardsRequestOptions,
  ): Promise<void>;
}

/**
 * Scorecards over the API. Every method throws a `ResponseError` of `@backstage/errors` when the backend refuses.
 *
 * @public
 */
export interface ScorecardsApi extends ResultsApi, DocumentsApi, DecisionsApi {}
