/**
 * How alerts of an entity, or of a group and those below it, fare. Counts are of the last 30 days.
 *
 * @public
 */
export interface AlertFigures {
  /** Full reference in lower case. */
  entityRef: string;
  /** Alerts that were opened. */
  alerts: number;
  /** Those of them that paged somebody. */
  pages: number;
  /** Pages outside of Monday to Friday, 9 to 18 o'clock, in the zone of the schedule that was asked first. */
  outOfHoursPages: number;
  /** Pages that somebody has acknowledged. */
  acknowledged: number;
  /** Milliseconds from the page to the first acknowledgement: the median of those that were acknowledged; absent where none was. */
  acknowledgedAfterMs?: number;
  /** Alerts that no team was known to answer for. */
  unowned: number;
  /** Alerts that nobody could tell the place of, and that may be of it. */
  unrouted: number;
  /** Whom a critical alert would page as things are now. */
  route: {
    reachesPerson: boolean;
    /** Why it does not, in words. */
    reason?: string;
  };
}

/**
 * Who acknowledged the pages of an entity.
 *
 * @public
 */
export interface EntityAcknowledgers {
  /** Full reference in lower case. */
  entityRef: string;
  /** Alerts that paged somebody, and that somebody has acknowledged. */
  pages: number;
  /** The first to acknowledge each; who took most is first. At most 50. */
  people: {
    userRef: string;
    count: number;
    /** ISO 8601 in UTC. */
    lastAt: string;
  }[];
}
