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
 * How alerts themselves fare.
 *
 * @public
 */
export interface AlertsHealth {
  /** ISO 8601 in UTC: when the scheduler was last at work. */
  heartbeatAt?: string;
  /** How late the step is that is overdue for longest; absent where none is. */
  oldestDueSeconds?: number;
  /** Deliveries that are not worked in yet. */
  waitingDeliveries: number;
  /** Messages of the last seven days that were given up. */
  failedMessages: number;
  /** Without on-call, steps that ask for a level page all members of the team. */
  onCall: 'installed' | 'absent';
}
