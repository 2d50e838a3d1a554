import type {
  EntityStep,
  FrozenResults,
  ScorecardName,
} from './entityScorecards';
import type {
  CheckRollup,
  MatrixPage,
  ScorecardRollup,
  StateCounts,
} from './rollups';

/**
 * A scorecard over 30 days.
 *
 * @public
 */
export interface ScorecardTrend {
  /** Percentage of services at the target, at the end of each day, the oldest first; null where it was not judged. */
  days: (number | null)[];
  /** In percentage points over the days. */
  points: number;
  /** Of these, those that came of changed rules. */
  pointsOfRules: number;
}

/**
 * All scorecards over all services that the caller sees.
 *
 * @public
 */
export interface ScorecardsOverview {
  scorecards: (Omit<ScorecardName, 'levels'> &
    ScorecardRollup & {
      /** Its levels, from the lowest. */
      levelNames: ScorecardName['levels'];
      owner: string;
      trend: ScorecardTrend;
    })[];
  /** Worst first. */
  teams: {
    team?: string;
    scorecards: ScorecardRollup[];
    /** Services that lose a level when a check begins to count, the nearest day first. */
    losing?: { on: string; services: number };
  }[];
  own: {
    /** Groups that the caller is in. */
    teams: string[];
    services: number;
    atTarget: number;
    steps: number;
    lifted: number;
  };
  frozen: FrozenResults[];
  exemptions: number;
  campaigns: number;
}

/**
 * What a team can do next, most levels for its effort first.
 *
 * @public
 */
export interface TeamSteps {
  teams: string[];
  services: number;
  atTarget: number;
  steps: (Omit<EntityStep, 'lifts' | 'state' | 'kind'> & {
    /** Services that it does not pass for. */
    services: { ref: string; title: string }[];
    /** Of these, services that gain a level by it alone. */
    lifted: { ref: string; title: string; scorecard: string; level: string }[];
  })[];
}

/**
 * A page of the matrix.
 *
 * @public
 */
export interface ScorecardMatrix extends MatrixPage {
  scorecard: ScorecardName;
  categories: { id: string; title: string; checks: number }[];
  pageInfo: { nextCursor?: string };
}

/**
 * A check over all services that the caller sees.
 *
 * @public
 */
export interface CheckDetail extends CheckRollup {
  title: string;
  scorecard: ScorecardName;
  version: number;
  keeper: string;
  levelTitle?: string;
  /** Its condition in words. */
  wanted: string;
  /** The first day on which its scorecard counts it, as in `2027-01-31`, in UTC; absent: since it was published. */
  countsFrom?: string;
  effortMinutes?: number;
  standard?: { id: string; anchor: string; sentence: string };
  /** Scorecards that it counts in. */
  usedBy: string[];
  /** Counts of states at the end of each of the last 90 days, the oldest first; null where it was not judged. */
  days: (StateCounts | null)[];
}

/**
 * What must be well for a team's services to stay up: one word each, with a state.
 *
 * @public
 */
export interface TeamLights {
  team: string;
  scorecard: string;
  categories: {
    id: string;
    title: string;
    state: 'pass' | 'warn' | 'fail' | 'unknown' | 'not-applicable';
    /** One sentence. */
    why: string;
    checks: { check: string; title: string; counts: StateCounts }[];
  }[];
  next?: EntityStep & { ref: string };
}
