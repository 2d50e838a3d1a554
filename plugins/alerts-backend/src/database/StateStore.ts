import type {
  AlertSeverity,
  AlertState,
} from '@callboard/backstage-plugin-alerts-common';
import type { Worker } from '../engine/Pulse';

/** A channel that nothing has got through since a message failed. */
export interface FailingChannel {
  channel: string;
  /** When the first message was due that has not got through. */
  since: number;
  /** How many wait for it. */
  waiting: number;
  problem: string;
}

/** How alerts fare, as the database knows. Times are milliseconds since 1970. */
export interface EngineState {
  /** When each worker last looked for work, in any process; absent where none ever has. */
  looks: Partial<Record<Worker, number>>;
  /** When everything was last seen to move. */
  beatAt?: number;
  /** Of the second system: when it last took the heartbeat, and why it has not since. */
  watcher: { at?: number; problem?: string };
  deliveries: { waiting: number; dead: number; oldestAt?: number };
  /** When the oldest step was due that was not carried out. */
  oldestStepAt?: number;
  messages: {
    /** Due, and not sent. */
    waiting: number;
    /** Since when the oldest could have been sent: those that are being sent or wait for another attempt do not count. */
    oldestAt?: number;
    /** Given up within a week. */
    failed: number;
  };
  failing: FailingChannel[];
}

/** How many alerts of a kind are open. */
export interface OpenAlerts {
  state: Exclude<AlertState, 'resolved'>;
  severity: AlertSeverity;
  isUnrouted: boolean;
  count: number;
}

/** Reads how alerts fare. */
export interface StateStore {
  read(now: number): Promise<EngineState>;
  countOpen(): Promise<OpenAlerts[]>;
}
