import type { TimeSpan } from './preview';

/**
 * What lies ahead of those who answer for an entity.
 *
 * @public
 */
export interface OnCallOutlook {
  /**
   * Levels in their order, each with how many people of the catalog get a turn there within a year, by the rules that are in
   * force: who stands in for somebody is not one more. Schedules of one level count together.
   */
  levels: { level: number; people: number }[];
  /** Times in which nobody is on call at the first level, whatever other levels have, that begin within so many days. */
  gaps: { in30Days: number; in90Days: number };
  /** Within 365 days. `reason`: who left the catalog, where the rules still name somebody. */
  firstGap?: TimeSpan & { reason?: string };
}
