import type { FactEvidence, NamedFact } from './facts';

/**
 * What a check says of a service; exactly one for each that a scorecard is about.
 *
 * - `pass`, `warn`: counted as passed. `fail`: not.
 * - `unknown`: a fact that decides is not known. Not passed.
 * - `stale`: a fact that decides is too old. What it was while its collector ran counts on; pushed facts do not.
 * - `error`: the check is broken, and not the service. Counts as it was before.
 * - `not-applicable`, `exempt`: left out of every count.
 *
 * @public
 */
export type CheckState =
  | 'pass'
  | 'warn'
  | 'fail'
  | 'unknown'
  | 'stale'
  | 'not-applicable'
  | 'exempt'
  | 'error';

/**
 * The state of one check for one service.
 *
 * @public
 */
export interface CheckResult {
  /** `scorecard/check` of the scorecard that defines it. */
  check: string;
  state: CheckState;
  /** What it was when its facts froze; with `stale` and `error` only. */
  was?: CheckState;
  /** ISO 8601, UTC. */
  since: string;
  /** Not counted before this day, UTC. */
  countsFrom?: string;
  /** With `exempt`: until when, ISO 8601, UTC. */
  exemptUntil?: string;
}

/**
 * How far a service is in one scorecard.
 *
 * @public
 */
export interface ScorecardResult {
  scorecard: string;
  /** Version of the scorecard it was judged by. */
  version: number;
  /** Id; absent while it has not reached the first. */
  level?: string;
  /** Its place from 1; 0 while it has not reached the first. */
  position: number;
  levels: number;
  /** ISO 8601, UTC. */
  since: string;
  /** Weight of what holds, of what counts. */
  points: { held: number; counted: number };
  counts: Partial<Record<CheckState, number>>;
}

/**
 * Why a result changed.
 *
 * - `fact`: a fact changed.
 * - `rule`: a scorecard changed: the bar moved.
 * - `grace`: a check began to count.
 * - `exemption`: one began or ended.
 * - `time`: something became older than a check allows.
 * - `collector`: a collector fell silent, or came back.
 * - `catalog`: the entity appeared, moved or has another owner.
 *
 * @public
 */
export type ChangeCause =
  | { kind: 'fact'; fact: string; runId?: string }
  | { kind: 'rule'; document: string; version: number }
  | { kind: 'grace'; check: string }
  | { kind: 'exemption'; exemptionId: string }
  | { kind: 'time'; fact?: string }
  | { kind: 'collector'; provider: string; runId?: string }
  | { kind: 'catalog' };

/**
 * A cause with the title of the fact, document, check or collector that it names, as long as that is there.
 *
 * @public
 */
export type ToldCause = ChangeCause & { title?: string };

/**
 * True, false, or not known.
 *
 * @public
 */
export type TruthName = 'true' | 'false' | 'unknown';

/**
 * A condition with what decided it. Texts are plain English, the same in the portal, the API and MCP.
 *
 * @public
 */
export interface ExplainedCondition {
  kind: 'all' | 'any' | 'not' | 'list' | 'leaf' | 'cel';
  truth: TruthName;
  /** Whether its truth decided that of the whole. */
  decides: boolean;
  /** What is asked, as in `rotation size of level 2 is at least 2`. */
  wanted: string;
  /** Leaves and lists: what is so, as in `1 person`, or why it is not known. */
  actual?: string;
  fact?: ExplainedFact;
  children?: ExplainedCondition[];
  /** Of a list: items that stand in the way, at most 20, and how many there are. */
  items?: { shown: string[]; total: number };
}

/**
 * The fact behind a leaf.
 *
 * @public
 */
export interface ExplainedFact {
  name: string;
  title: string;
  /** ISO 8601, UTC; absent when it was never read. */
  observedAt?: string;
  since?: string;
  runId?: string;
  isStale: boolean;
  source?: NamedFact['source'];
  evidence?: FactEvidence;
}

/**
 * One change of a fact that would help.
 *
 * @public
 */
export interface NeededChange {
  fact: string;
  /** A sentence without a full stop: `raise rotation size of level 2 from 1 to 2`. */
  text: string;
}

/**
 * All about one result.
 *
 * @public
 */
export interface Explanation {
  result: CheckResult;
  passes: ExplainedCondition;
  warns?: ExplainedCondition;
  appliesTo?: ExplainedCondition;
  /** The fewest changes that would make it pass, facts to be read again among them; empty when it passes, or when nothing would. */
  toPass: NeededChange[];
}
