import type { AlertSeverity } from './severity';

/**
 * The forms that alerts come in: the webhook of Alertmanager (version 4), that of Grafana Alerting, PagerDuty's Events API v2, and JSON
 * whose fields are named by the routing key.
 *
 * @public
 */
export const intakeKinds = [
  'alertmanager',
  'grafana',
  'events-v2',
  'generic',
] as const;

/**
 * One of {@link intakeKinds}.
 *
 * @public
 */
export type IntakeKind = (typeof intakeKinds)[number];

/**
 * An address that belongs to an alert.
 *
 * @public
 */
export interface AlertLink {
  label: string;
  /** As it was sent: only http and https may become a link. */
  url: string;
}

/**
 * What a sender says of one instance of an alert, whatever form it came in. Texts are clipped to what is kept.
 *
 * @public
 */
export interface IncomingEvent {
  action: 'trigger' | 'acknowledge' | 'resolve';
  /** Which instance it is, within the routing key: the fingerprint, or `dedup_key`. At most 255 characters. */
  dedupKey: string;
  /** Instances of one group are one alert to people. At most 255 characters. */
  groupKey: string;
  /** The name of the rule, or the first words of the summary; at most 255 characters. */
  title: string;
  /** What is wrong; at most 1,024 characters. */
  summary: string;
  /** Absent where the sender does not say, as when it resolves. */
  severity?: AlertSeverity;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  links: AlertLink[];
  /** Full reference in lower case, where the sender names the entity. */
  entityRef?: string;
  /** ISO 8601, by the clock of the sender. */
  startsAt?: string;
  /** ISO 8601, by the clock of the sender. */
  endsAt?: string;
}

/**
 * One delivery, read.
 *
 * @public
 */
export interface Incoming {
  events: IncomingEvent[];
  /** Present where the sender tells of a whole group each time. */
  group?: {
    groupKey: string;
    /** `resolved`: no instance of the group fires, also none that is not told of. */
    status: 'firing' | 'resolved';
    /** Instances that the sender has left out. */
    truncated: number;
  };
}

/**
 * Where the fields of generic JSON are: JSON pointers (RFC 6901) into the body. What is absent is not read.
 *
 * @public
 */
export interface GenericMapping {
  summary: string;
  title?: string;
  /** Of the instance; without one, alerts with equal summaries are the same. */
  dedupKey?: string;
  groupKey?: string;
  severity?: string;
  /** What the value at `severity` means, such as `{ "P1": "critical" }`; our own names need no entry. */
  severities?: Record<string, AlertSeverity>;
  /** The value at this place decides the action. */
  status?: string;
  /** Values at `status` that resolve; `resolve`, `resolved`, `close`, `closed`, `ok` and `recovered` when absent. */
  resolvedValues?: string[];
  /** Values at `status` that acknowledge; `acknowledge` and `acknowledged` when absent. */
  acknowledgedValues?: string[];
  /** A reference to the entity. */
  entityRef?: string;
  /** An object whose strings, numbers and booleans become labels. */
  labels?: string;
  /** An address. */
  link?: string;
  /** When it began: ISO 8601, or seconds or milliseconds since 1970. */
  startsAt?: string;
}
