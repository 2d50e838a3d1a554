import type { AlertNamed, AlertSummary } from './alert';
import type { LabelMatcher, Silence } from './silence';

/**
 * What is needed to silence alerts.
 *
 * @public
 */
export interface NewSilence {
  /** At most 20; may be left out where there are entities. */
  matchers?: LabelMatcher[];
  /** Maintenance: full references in lower case, at most 100. */
  entityRefs?: string[];
  /** Alerts of this team only. Full reference of a group in lower case. */
  teamRef?: string;
  /** ISO 8601 with its offset; now when absent. */
  startsAt?: string;
  /** ISO 8601 with its offset. */
  endsAt: string;
  /** 1 to 500 characters. */
  reason: string;
}

/**
 * A silence in a list.
 *
 * @public
 */
export interface StoredSilence extends Silence {
  state: 'waiting' | 'active' | 'ended';
  /** ISO 8601 in UTC. */
  createdAt: string;
  /** Those of `entityRefs` that the caller sees. */
  entities: AlertNamed[];
  /** Of `teamRef`; absent where the catalog does not know it any more. */
  team?: AlertNamed;
  /** Open alerts that page nobody because of it now. */
  openAlerts: number;
  /** How many alerts that it is for were opened in a week, over the last 28 days; absent where that was not counted. */
  perWeek?: number;
  /** The caller may end it. */
  mayEnd: boolean;
}

/**
 * Asks which alerts a silence would be for.
 *
 * @public
 */
export interface SilencePreviewRequest {
  matchers: LabelMatcher[];
  entityRefs?: string[];
  teamRef?: string;
}

/**
 * Which alerts a silence would be for, of those that the caller sees.
 *
 * @public
 */
export interface SilencePreview {
  /** How many are open. */
  open: number;
  /** The worst 20 of these. */
  items: AlertSummary[];
  /** How many such alerts were opened in a week, over the last 28 days. */
  perWeek: number;
}
