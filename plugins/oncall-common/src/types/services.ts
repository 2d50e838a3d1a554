import type { NamedRef, OnCallProblem } from './stored';

/**
 * A component for which nobody is on call at any hour: a link is missing on the way from it to a schedule.
 *
 * @public
 */
export interface UncoveredService extends NamedRef {
  /** The group that owns it; absent where none does. */
  team?: NamedRef;
  /** Which link is missing. */
  problem: OnCallProblem;
  /** The same in words, and how to mend it. */
  reason: string;
}

/**
 * A page of such services, by title.
 *
 * @public
 */
export interface UncoveredServicePage {
  items: UncoveredService[];
  pageInfo: { nextCursor?: string };
  /** On all pages. */
  totalItems: number;
}
