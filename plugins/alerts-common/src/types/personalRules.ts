import type { AlertSeverity } from './severity';

/**
 * By which channel a person wants to be told of pages, and how long after. Steps of policies decide who is paged; this decides how.
 *
 * @public
 */
export interface PersonalRule {
  /** At least one. */
  severities: AlertSeverity[];
  /** Id of a channel that reaches persons, such as `email`. */
  channel: string;
  /** Minutes after the page, for as long as nobody has acknowledged; 0 to 120. */
  afterMinutes: number;
}

/**
 * One message to a person who is paged.
 *
 * @public
 */
export interface PersonalMessage {
  channel: string;
  afterMinutes: number;
}
