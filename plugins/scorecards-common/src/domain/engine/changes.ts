import type { ChangeCause } from '../../types';

/**
 * A verdict that is another one now. Those that only froze, or thawed as they were, count as before: their `since` stays.
 *
 * @public
 */
export interface ResultChange {
  /** `scorecard/check`. */
  check: string;
  /** The number it is stored by. */
  number: number;
  /** Verdict; absent when it was never judged. See `stateOf`. */
  from?: number;
  /** Verdict. */
  to: number;
  /** Since when it counted as it did, seconds since 1970. */
  fromSince?: number;
  /** Since when it counts as it does, seconds since 1970. */
  since: number;
  cause: ChangeCause;
}

/**
 * A level that is another one now.
 *
 * @public
 */
export interface LevelChange {
  scorecard: string;
  version: number;
  /** Position, or `NOT_ABOUT`; absent when it was never judged. */
  from?: number;
  to: number;
  /** Seconds since 1970. */
  fromSince?: number;
  /** Seconds since 1970. */
  since: number;
  cause: ChangeCause;
}

/**
 * What changed for an entity, to be stored. An evaluation tells it at most once for each.
 *
 * @public
 */
export interface EngineChange {
  ref: string;
  owner?: string;
  results: ResultChange[];
  levels: LevelChange[];
}

/**
 * Facts that say something else than before.
 *
 * @public
 */
export interface ChangedFacts {
  ref: string;
  /** Full names. */
  facts: string[];
  /** The run that saw it. */
  runId?: string;
}
