import type { PipelineHealth } from './health';
import type { DurationSummary, SuccessRate } from './statistics';

/**
 * What finished on trunk in a week of ISO 8601, in UTC. What is absent is unknown, and never 0: a week without builds has no
 * figures.
 *
 * @public
 */
export interface BuildWeek {
  /** `2026-W48`. */
  week: string;
  /** Its Monday: `2026-11-23`. */
  from: string;
  /** It is not over. */
  isCurrent?: true;
  /** Each build by the attempt that decides. */
  successRate?: SuccessRate;
  /** Builds that say nothing of the code, by outcome. */
  leftOut?: PipelineHealth['leftOut'];
  /** Of successful attempts. */
  duration?: DurationSummary;
  queue?: DurationSummary;
  /** Milliseconds in which trunk was red, summed over pipelines; also of a week without builds, where it stayed red in it. */
  redMs?: number;
}

/**
 * How the builds of an entity fared, week by week.
 *
 * @public
 */
export interface EntityWeeks {
  /** Full reference, in lower case. */
  entityRef: string;
  /** All of its pipelines. */
  pipelines: { id: string; name: string }[];
  /** Of its pipelines together, or of the one that was asked for: sums and joined sketches, never averages. The oldest first. */
  weeks: BuildWeek[];
}
