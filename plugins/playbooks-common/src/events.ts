import type { RunOutcome } from './types';

/**
 * Topics that playbooks publish on, each after what it tells is in the database. Payloads hold references and ids only, and a
 * number that rises when their shape changes.
 *
 * @public
 */
export const playbooksEventTopics = {
  runStarted: 'playbooks.run.started',
  runEnded: 'playbooks.run.ended',
  runReopened: 'playbooks.run.reopened',
} as const;

/**
 * What is published of a run.
 *
 * @public
 */
export interface RunEvent {
  version: 1;
  eventId: string;
  runId: string;
  pageId: string;
  pageVersion: string;
  alertName?: string;
  isDrill: boolean;
  /** Full reference of whoever did it, in lower case. */
  actorRef: string;
  /** ISO 8601, UTC. */
  happenedAt: string;
  /** When it has ended. */
  outcome?: RunOutcome;
  wrongStepId?: string;
}

/**
 * Channel of the signals of one run: after each, it is to be read again.
 *
 * @public
 */
export const runSignalChannel = (runId: string) => `playbooks:run:${runId}`;

/**
 * What is sent on the channel of a run.
 *
 * @public
 */
export type RunSignal = { revision: number };

/**
 * Topic on which anybody may tell that a service changed, such as what deploys it: its pages are then proven by later runs and
 * reviews only.
 *
 * @public
 */
export const SERVICE_CHANGED_TOPIC = 'callboard.service.changed';

/**
 * What is told on {@link SERVICE_CHANGED_TOPIC}. Told twice it is one change; the latest counts.
 *
 * @public
 */
export interface ServiceChangedEvent {
  version: 1;
  /** Full reference, in any case: `component:default/ledger`. */
  entityRef: string;
  /** ISO 8601 with zone. */
  changedAt: string;
}
