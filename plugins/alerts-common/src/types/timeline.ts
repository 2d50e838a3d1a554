import type { AlertNamed } from './alert';

/**
 * What happened.
 *
 * - `opened`, `grew` (instances were added), `repeated` (folded: the last of a row of them), `resolved`, `reopened`
 * - `routed`: `text` says by what
 * - `paged`: people or a channel were asked to act; `step` where a step of the policy did it
 * - `nobody`: a step found nobody; `text` says why
 * - `delivered`, `not-delivered`: a message to somebody
 * - `acknowledged`, `unacknowledged`, `acknowledgement-ended`
 * - `escalated`, `reassigned`, `responder-added`, `snoozed`, `snooze-ended`, `silenced`, `silence-ended`
 * - `waits`: for working hours
 * - `exhausted`: all rounds are over
 * - `noted`, `helped`: words of a person
 * - `severity-changed`, `replay-ignored`, `source-clock-off`
 *
 * @public
 */
export type TimelineKind =
  | 'opened'
  | 'grew'
  | 'shrank'
  | 'repeated'
  | 'reopened'
  | 'routed'
  | 'paged'
  | 'nobody'
  | 'delivered'
  | 'not-delivered'
  | 'acknowledged'
  | 'unacknowledged'
  | 'acknowledgement-ended'
  | 'escalated'
  | 'reassigned'
  | 'responder-added'
  | 'snoozed'
  | 'snooze-ended'
  | 'silenced'
  | 'silence-ended'
  | 'waits'
  | 'exhausted'
  | 'resolved'
  | 'noted'
  | 'helped'
  | 'severity-changed'
  | 'replay-ignored'
  | 'source-clock-off';

/**
 * One line of the timeline of an alert.
 *
 * @public
 */
export interface TimelineEntry {
  id: string;
  /** ISO 8601 in UTC. */
  at: string;
  kind: TimelineKind;
  /** Who did it; absent where the portal or the source did. */
  by?: AlertNamed;
  /** Who was paged, added, or made responsible. */
  people?: AlertNamed[];
  /** Title of a channel. */
  channel?: string;
  /** ISO 8601 in UTC: until when it is snoozed, silenced, acknowledged, or waits. */
  until?: string;
  /** How many: instances that were added or resolved, repeats. */
  count?: number;
  /** Words of a person or of the source, or why. Text of others. */
  text?: string;
  /** 1 for the first step of the policy; `round` is 1 for the first. */
  step?: number;
  round?: number;
}

/**
 * @public
 */
export interface Timeline {
  /** The newest first. */
  items: TimelineEntry[];
  pageInfo: { nextCursor?: string };
}
