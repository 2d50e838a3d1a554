import type { AlertNamed } from './alert';

/**
 * What becomes of a message. `cancelled`: it was of no use any more before it was sent.
 *
 * @public
 */
export type MessageState = 'waiting' | 'sent' | 'cancelled' | 'failed';

/**
 * A message to somebody or to a place that many read, for who runs the portal. It does not hold what the message says.
 *
 * @public
 */
export interface MessageLogEntry {
  id: string;
  /** `page`: somebody is asked to act. `news`: what became of it. `test`: somebody tries the channel. */
  kind: 'page' | 'news' | 'test';
  /** Id of a channel. */
  channel: string;
  /** Title of the channel, or its id where there is none of it any more. */
  channelTitle: string;
  /** Absent for a place that many read. */
  person?: AlertNamed;
  /** Absent for a test, and where the caller does not see the alert. */
  alert?: { id: string; title: string };
  state: MessageState;
  /** ISO 8601 in UTC. */
  createdAt: string;
  /** ISO 8601 in UTC: when it is tried, or was the last time. */
  at: string;
  /** How often it was tried. */
  attempts: number;
  problem?: string;
  /** What the other side calls it. */
  reference?: string;
}

/**
 * A part of the log of messages.
 *
 * @public
 */
export interface MessageLogPage {
  /** The newest first. */
  items: MessageLogEntry[];
  pageInfo: { nextCursor?: string };
}

/**
 * What keeps alerts from reaching people, or may.
 *
 * - `late-deliveries`: what senders have posted is not worked in since then.
 * - `late-steps`: steps of policies are due since then and not carried out.
 * - `late-messages`: messages could be sent since then and are not.
 * - `no-heartbeat`: nothing has moved since then.
 * - `failing-channel`: nothing gets through a channel since then; what waits is tried again.
 * - `unwatched`: the second system does not take the heartbeat. For administrators.
 *
 * @public
 */
export interface AlertsProblem {
  kind:
    | 'late-deliveries'
    | 'late-steps'
    | 'late-messages'
    | 'no-heartbeat'
    | 'failing-channel'
    | 'unwatched';
  /** ISO 8601 in UTC; absent where it has never been otherwise. */
  since?: string;
  /** Title of the channel. */
  channel?: string;
  /** Messages that wait for the channel. */
  waiting?: number;
  /** What it answers, for administrators. */
  reason?: string;
}

/**
 * What waits, and what was given up.
 *
 * @public
 */
export interface AlertsWorkload {
  /** Deliveries that are not worked in yet. */
  waitingDeliveries: number;
  /** Deliveries that could not be worked in, and are kept. */
  deadDeliveries: number;
  /** Messages that are due and were not sent yet. */
  waitingMessages: number;
  /** Messages of the last seven days that were given up. */
  failedMessages: number;
  /** ISO 8601 in UTC: when the second system last took the heartbeat; absent where none is configured, or it has never. */
  watchedAt?: string;
}

/**
 * How alerts themselves fare, for all who may read alerts.
 *
 * @public
 */
export interface AlertsHealth {
  /** ISO 8601 in UTC: when deliveries, escalation and messages were last seen to move, all of them and in time. */
  heartbeatAt?: string;
  /** How late the step is that is overdue for longest; absent where none is. */
  oldestDueSeconds?: number;
  /** None where all is well. */
  problems: AlertsProblem[];
  /** Without on-call, steps that ask for a level page all members of the team. */
  onCall: 'installed' | 'absent';
  /** For administrators. */
  work?: AlertsWorkload;
}
