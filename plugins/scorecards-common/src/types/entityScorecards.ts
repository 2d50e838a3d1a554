import type { FactEvidence, FactReading, KnownFact } from './facts';
import type {
  CheckResult,
  CheckState,
  Explanation,
  ScorecardResult,
  ToldCause,
} from './results';

/**
 * A scorecard as others name it.
 *
 * @public
 */
export interface ScorecardName {
  id: string;
  title: string;
  /** Titles of its levels, from the lowest. */
  levels: { id: string; title: string }[];
  target?: string;
  ranking: 'levels' | 'points';
}

/**
 * What to do next for a service.
 *
 * @public
 */
export interface EntityStep {
  /** `scorecard/check`. */
  check: string;
  title: string;
  state: CheckState;
  /** `find-out`: whether it passes is not known. */
  kind: 'fix' | 'find-out';
  effortMinutes?: number;
  /** Scorecards in whose way it stands, the id of the level reached, and how many checks that takes, this one among them. */
  lifts: { scorecard: string; level: string; together: number }[];
}

/**
 * How far a service is, for cards and lists.
 *
 * @public
 */
export interface EntityScorecards {
  entityRef: string;
  /** As signals of results name it. */
  entityId?: string;
  scorecards: (ScorecardResult & {
    title: string;
    levelTitle?: string;
    /** Its levels, from the lowest. */
    levelNames?: { id: string; title: string }[];
    /** The last change of its level. */
    lastChange?: LevelChange;
    /** Position of the level at the end of each of the last 13 weeks, the oldest first; absent where it was not judged. */
    weeks: (number | null)[];
  })[];
  /** The best one; absent when nothing is open. */
  next?: EntityStep;
  /** Providers whose collectors are silent, with how many results are frozen by it. */
  frozen: FrozenResults[];
}

/**
 * Results that are held as they were, for their collector is silent.
 *
 * @public
 */
export interface FrozenResults {
  provider: string;
  title: string;
  /** ISO 8601, UTC. */
  silentSince: string;
  checks: number;
}

/**
 * A level that changed.
 *
 * @public
 */
export interface LevelChange {
  scorecard: string;
  /** Ids of levels; absent: none. */
  from?: string;
  to?: string;
  /** ISO 8601, UTC. */
  at: string;
  cause: ToldCause;
}

/**
 * A check that changed.
 *
 * @public
 */
export interface CheckChange {
  check: string;
  from?: CheckState;
  to?: CheckState;
  at: string;
  cause: ToldCause;
}

/**
 * Everything of a service for its tab.
 *
 * @public
 */
export interface EntityScorecardsDetail extends EntityScorecards {
  /** In the order of the scorecards. */
  checks: (CheckResult & {
    scorecard: string;
    title: string;
    /** Id of the level, and of the category, in the scorecard. */
    level?: string;
    category?: string;
    weight: number;
    effortMinutes?: number;
    /** One sentence: why it does not pass. */
    why?: string;
  })[];
  categories: { scorecard: string; id: string; title: string }[];
  steps: EntityStep[];
  /** Campaigns that it has to do something for. */
  campaigns: { id: string; title: string; endsOn: string; isDone: boolean }[];
  /** Of the last 90 days, the newest first; at most 50. */
  changes?: (LevelChange | CheckChange)[];
}

/**
 * Why a check says what it says of a service.
 *
 * @public
 */
export interface CheckExplanation extends Explanation {
  entityRef: string;
  entityTitle: string;
  ownerRef?: string;
  /** The scorecard that defines it. */
  scorecard: { id: string; title: string; version: number };
  title: string;
  levelTitle?: string;
  /** Who keeps the check. */
  keeper: string;
  /** What changed last in what it reads. */
  lastChange?: FactChange;
  rationale?: {
    text?: string;
    standard?: { id: string; anchor: string; title: string; sentence: string };
  };
  /** With its variables filled in. */
  fix?: {
    text?: string;
    links: { url: string; title: string }[];
    playbook?: string;
    effortMinutes?: number;
  };
  /** When its facts can be read again, and when that will happen by itself. */
  refresh: { canReadNow: boolean; nextAt?: string; reason?: string };
  exemption?: Exemption;
  /** Whether the caller may ask for an exemption, and who would decide. */
  mayAskExemption: boolean;
  approvers: string[];
  /** How many other services that the caller sees do not pass. */
  othersMissed: number;
  history: CheckChange[];
}

/**
 * A fact that changed.
 *
 * @public
 */
export interface FactChange {
  fact: string;
  title: string;
  from: FactReading;
  to: FactReading;
  at: string;
  evidence?: FactEvidence;
}

/**
 * All that is known of a service.
 *
 * @public
 */
export interface EntityFactList {
  entityRef: string;
  facts: (KnownFact & { title: string })[];
}

/**
 * Leave for a service not to pass a check for a while.
 *
 * @public
 */
export interface Exemption {
  id: string;
  entityRef: string;
  /** `scorecard/check`; or the whole scorecard. */
  check?: string;
  scorecard?: string;
  title: string;
  reason: string;
  ticket?: string;
  requestedBy: string;
  requestedAt: string;
  /** ISO 8601, UTC. */
  until: string;
  state: 'requested' | 'approved' | 'refused' | 'revoked' | 'ended';
  decidedBy?: string;
  decidedAt?: string;
  decisionNote?: string;
  /** Who may decide. */
  approvers: string[];
  mayDecide: boolean;
  mayRevoke: boolean;
}
