import type { AlertNamed } from './alert';
import type { EscalationTarget } from './policy';
import type { AlertSeverity } from './severity';

/**
 * A person pages a team.
 *
 * @public
 */
export interface PageRequest {
  /** Of an entity, or of a group. */
  entityRef: string;
  /** One line; at most 1,024 characters. */
  text: string;
  severity: AlertSeverity;
  /** Letters, digits and dashes: sent again with the same one, it pages once. */
  requestId?: string;
}

/**
 * What a page, or a step, would do.
 *
 * @public
 */
export interface EscalationPreview {
  /** In the order of time, until it is over or 50 are told. */
  rows: EscalationPreviewRow[];
  /** Name of the policy; absent for the built-in one. */
  policy?: { id: string; title: string };
  /** IANA name of the clock that hours of the policy are read on. */
  timeZone: string;
  /** Of a page by hand: alerts that senders bring in for this page nobody until then, and why. The page goes out all the same. */
  silence?: {
    /** ISO 8601 in UTC. */
    until: string;
    reason: string;
  };
}

/**
 * @public
 */
export interface EscalationPreviewRow {
  /** ISO 8601 in UTC. */
  at: string;
  /** Who would be paged, with the channels of each. */
  people: (AlertNamed & { channels: string[] })[];
  /** Titles of channels that many read. */
  channels: string[];
  /** In words: `level 1`, a schedule's name. */
  what: string;
  /** Why nobody would be, in words. */
  nobody?: string;
}

/**
 * Whom to page now, out of turn.
 *
 * @public
 */
export interface EscalateRequest {
  id: string;
  /** The next step of the policy when absent. */
  to?: EscalationTarget;
}

/**
 * Where an alert belongs that nobody could tell the place of.
 *
 * @public
 */
export interface RouteRequest {
  id: string;
  /** Of an entity, or of a group. */
  entityRef: string;
  /** Labels whose values lead there from now on. */
  rememberLabels?: string[];
}
