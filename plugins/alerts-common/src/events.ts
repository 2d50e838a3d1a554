import type { AlertSeverity, AlertState } from './types';

/**
 * Topics that alerts publish on, each after what it tells is in the database. However many backends share that database, each event is
 * published once; after a crash in the very moment it may come again, with the same `id`. Payloads hold references and ids only, and a
 * number that rises when their shape changes; {@link alertEventSchema} reads them.
 *
 * @public
 */
export const alertsEventTopics = {
  opened: 'alerts.alert.opened',
  acknowledged: 'alerts.alert.acknowledged',
  /** Given back, or the time of the acknowledgement is over. */
  unacknowledged: 'alerts.alert.unacknowledged',
  /** Somebody else was asked to act: by a step of the policy after the first, or by hand. */
  escalated: 'alerts.alert.escalated',
  resolved: 'alerts.alert.resolved',
  /** It was opened, and nobody knows which service or team it is of. */
  unrouted: 'alerts.alert.unrouted',
  /** It was unrouted, and is of a service or a team now: by the catalog, or as a person says. */
  routed: 'alerts.alert.routed',
  /** It pages nobody for a while. */
  silenced: 'alerts.alert.silenced',
} as const;

/**
 * Something happened to an alert.
 *
 * @public
 */
export interface AlertEvent {
  version: 1;
  /** The same when the same event comes again. */
  id: string;
  alertId: string;
  /** ISO 8601 in UTC: when it was so, not when it was told. */
  at: string;
  /** Full reference in lower case; absent where no entity is known. */
  entityRef?: string;
  /** Full reference of the team that answers for it, in lower case; absent where it is unrouted. */
  teamRef?: string;
  severity: AlertSeverity;
  /** After it happened. */
  state: AlertState;
  /** Full reference of who did it; absent where the portal or the source did. */
  by?: string;
}

/**
 * Channel of signals that tell that lists and counts of alerts are other.
 *
 * @public
 */
export const alertsListChannel = 'alerts:list';

/**
 * What is sent on {@link alertsListChannel}. It names no service and no team: who hears it may not see all.
 *
 * @public
 */
export type AlertsListSignal = {
  /** Ids of the alerts; absent where there are more than 100. */
  alertIds?: string[];
};

/**
 * Channel of signals that tell that an alert, or its timeline, is another.
 *
 * @public
 */
export const alertChannel = (id: string): string => `alerts:alert:${id}`;

/**
 * What is sent on {@link alertChannel}: what a page shows of it is to be read again.
 *
 * @public
 */
export type AlertSignal = {
  alertId: string;
};
