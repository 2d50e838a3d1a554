import type { BuildOutcome } from './build';

/**
 * Bounds between which the true value lies with 95 %.
 *
 * @public
 */
export interface Interval {
  low: number;
  high: number;
}

/**
 * What a rate is made of. Rates of several things are pooled from these, never averaged.
 *
 * @public
 */
export interface RateCounts {
  /** Finished ones that count for health. */
  n: number;
  successes: number;
}

/**
 * A share of successes with what it rests on.
 *
 * @public
 */
export interface SuccessRate extends RateCounts {
  /** From 0 to 1. Absent where nothing was counted: unknown is not 0. */
  rate?: number;
  interval?: Interval;
  /** Enough was counted to call it good or bad. */
  hasVerdict: boolean;
}

/**
 * Durations in milliseconds, as shown.
 *
 * @public
 */
export interface DurationSummary {
  n: number;
  p50: number;
  /** Absent below 20 values, where the maximum says more. */
  p95?: number;
  max: number;
}

/**
 * A finished attempt of a build of one pipeline on trunk.
 *
 * @public
 */
export interface TrunkAttempt {
  /** Of the build, the same for all of its attempts. */
  buildId: string;
  attempt: number;
  sha?: string;
  outcome: BuildOutcome;
  /** Milliseconds since 1970 in UTC. */
  finishedAt: number;
  /** When its build was made: says which of two builds is newer. The first finish of the build where it is unknown. */
  createdAt?: number;
  /** The build that this one repeats under a new number. */
  rebuildOf?: string;
}

/**
 * What was learnt of trunk at one moment.
 *
 * @public
 */
export interface TrunkEvent {
  /** Milliseconds since 1970 in UTC. */
  at: number;
  /** `flake`: a red that its own commit explains away by passing later. */
  kind: 'green' | 'red' | 'flake';
  buildId: string;
  /** Where its commit stands on trunk; later ones are greater. */
  order: number;
  /** The same for everything that ran on one commit. */
  commit: string;
}

/**
 * Where trunk stands at one moment, and all that what comes later needs to know of it.
 *
 * @public
 */
export interface TrunkPosition {
  /** The newest commit that has said something. */
  head?: Pick<TrunkEvent, 'order' | 'commit'>;
  /** What trunk is not green with. */
  open?: { kind: 'red' | 'flake'; startedAt: number; firstRedId: string };
}

/**
 * A stretch of time in which trunk was not green.
 *
 * @public
 */
export interface TrunkEpisode {
  /** Milliseconds since 1970 in UTC: the finish of the first red. */
  startedAt: number;
  /** The finish of the first green; absent while it lasts. */
  endedAt?: number;
  /** The build that began it. */
  firstRedId: string;
  /** How many builds were red in it. */
  builds: number;
}

/**
 * How trunk of one pipeline fared; each list in order of time, without overlaps.
 *
 * @public
 */
export interface TrunkEpisodes {
  red: TrunkEpisode[];
  /** Reds that the same commit explained away by passing later: they cost time too, and nobody broke anything. */
  flake: TrunkEpisode[];
}
