import type { OnCallLevel, OnCallProblem } from './stored';

/**
 * What a search can find.
 *
 * @public
 */
export type OnCallHitKind = 'entity' | 'team' | 'person' | 'schedule';

/**
 * Something whose name was searched for, and who is on call for it.
 *
 * @public
 */
export interface OnCallHit {
  kind: OnCallHitKind;
  /** Full entity reference in lower case; of a schedule its id. */
  id: string;
  title: string;
  /**
   * Lowest first. For a person the schedules by which they are on call, those of now in front: `now` and `next` are their
   * own shifts.
   */
  levels: OnCallLevel[];
  /** Absent when somebody is on call at some level, and for a person. */
  problem?: OnCallProblem;
  /** What is wrong and how to mend it, in words. */
  reason?: string;
}

/**
 * The best matches of a search, at most six of each kind.
 *
 * @public
 */
export interface OnCallHits {
  /** The best first. */
  items: OnCallHit[];
}
