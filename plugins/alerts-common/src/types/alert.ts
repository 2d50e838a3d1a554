import type { AlertLink, IntakeKind } from './incoming';
import type { AlertSeverity } from './severity';

/**
 * An entity or a person by its name.
 *
 * @public
 */
export interface AlertNamed {
  /** Full entity reference in lower case. */
  entityRef: string;
  title: string;
}

/**
 * `firing`: somebody is to take it. `acknowledged`: somebody has it. `resolved`: it is over.
 *
 * @public
 */
export type AlertState = 'firing' | 'acknowledged' | 'resolved';

/**
 * Why nobody is paged although it fires: until when, by whom, and why.
 *
 * @public
 */
export interface AlertQuiet {
  kind: 'snoozed' | 'silenced' | 'working-hours';
  /** ISO 8601 in UTC. */
  until: string;
  by?: AlertNamed;
  reason?: string;
}

/**
 * Who ended an alert.
 *
 * @public
 */
export type AlertResolution =
  | { by: 'source' }
  /** The source has not told of it for a long time, while it told of others of its group. */
  | { by: 'silence-of-source' }
  | { by: 'person'; person: AlertNamed };

/**
 * Where an alert came from.
 *
 * @public
 */
export interface AlertSource {
  /** `person`: somebody has paged by hand. */
  kind: IntakeKind | 'person';
  /** The routing key's name, or the person's. */
  title: string;
}

/**
 * What happens next if nobody acknowledges it.
 *
 * @public
 */
export interface NextEscalation {
  /** ISO 8601 in UTC. */
  at: string;
  /** Who would be paged by then, as known now; nobody where nobody is on call. */
  people: AlertNamed[];
  /** What is paged besides, such as `level 2` or a channel's title. */
  what: string;
}

/**
 * An alert in a list.
 *
 * @public
 */
export interface AlertSummary {
  id: string;
  title: string;
  summary: string;
  severity: AlertSeverity;
  state: AlertState;
  /** Instances that fire; those that ever did. */
  firingCount: number;
  instanceCount: number;
  /** How often the source has told of it, the first time too. */
  repeats: number;
  /** ISO 8601 in UTC. When it began, as the source says, never after `openedAt`. */
  startedAt: string;
  openedAt: string;
  lastSeenAt: string;
  resolvedAt?: string;
  resolution?: AlertResolution;
  /** Who has it, and since when. `by` is absent where the source says so: whoever has it there is not known here. */
  acknowledged?: { by?: AlertNamed; at: string; endsAt?: string };
  /** Those that all instances have, with equal values. */
  labels: Record<string, string>;
  /** The service. */
  entity?: AlertNamed;
  /** The team that answers for it. */
  team?: AlertNamed;
  /** Present where it is known neither for which service nor for which team it is. */
  unrouted?: {
    reason: string;
    /** Up to three that it may be of, the likeliest first. */
    nearest?: AlertNamed[];
  };
  quiet?: AlertQuiet;
  source: AlertSource;
  /** Present while it escalates. */
  next?: NextEscalation;
  /** The caller was paged for it. */
  pagedMe: boolean;
  /** It is of a team of the caller. */
  ofMyTeams: boolean;
}

/**
 * What the caller may do with an alert, by the rules of the service; a policy may narrow it.
 *
 * @public
 */
export type AlertAct =
  | 'acknowledge'
  | 'resolve'
  | 'escalate'
  | 'respond'
  | 'snooze'
  | 'note'
  | 'route';

/**
 * One series of an alert.
 *
 * @public
 */
export interface AlertInstance {
  dedupKey: string;
  state: 'firing' | 'resolved';
  summary: string;
  severity?: AlertSeverity;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** ISO 8601 in UTC, by the clock of the source. */
  startsAt?: string;
  endsAt?: string;
  /** ISO 8601 in UTC. */
  lastSeenAt: string;
  repeats: number;
}

/**
 * Somebody, or a channel, that was paged.
 *
 * @public
 */
export interface PagedRecipient {
  id: string;
  /** Absent for a channel that many read. */
  person?: AlertNamed;
  /** Title of the channel; absent for a person. */
  channel?: string;
  /** ISO 8601 in UTC. */
  at: string;
  /** By which channels, and what became of it. */
  messages: {
    id: string;
    channel: string;
    /** ISO 8601 in UTC: when it is sent, or was. */
    at: string;
    state: 'waiting' | 'sent' | 'cancelled' | 'failed';
    problem?: string;
  }[];
}

/**
 * An earlier alert of the same name for the same service or team.
 *
 * @public
 */
export interface EarlierAlert {
  id: string;
  /** ISO 8601 in UTC. */
  openedAt: string;
  resolvedAt: string;
  acknowledgedBy?: AlertNamed;
  resolution?: AlertResolution;
  /** What helped, in the words of who said so. */
  helped?: string;
}

/**
 * Everything about one alert but its timeline.
 *
 * @public
 */
export interface AlertDetail extends AlertSummary {
  /** Grows with each change. */
  revision: number;
  annotations: Record<string, string>;
  links: AlertLink[];
  /** The newest 100; those that fire first. */
  instances: AlertInstance[];
  /** Instances that the source has left out of its last message. */
  truncated: number;
  /** The newest first. */
  pages: PagedRecipient[];
  /** The last five. */
  earlier: EarlierAlert[];
  /** Name of the policy, or absent for the built-in one. */
  policy?: { id: string; title: string };
  /** How it came to be of this service or team, in words. */
  routedBy?: string;
  /** The clock of the source is off by so many seconds; absent below a minute. */
  clockSkewSeconds?: number;
  /** What helped, where somebody said so. */
  helped?: string;
  allowed: AlertAct[];
}

/**
 * A part of a list of alerts.
 *
 * @public
 */
export interface AlertList {
  items: AlertSummary[];
  pageInfo: { nextCursor?: string };
  /** On all pages; up to 10,000 are counted. */
  totalItems: number;
}

/**
 * How many open alerts there are that the caller sees.
 *
 * @public
 */
export interface AlertCounts {
  open: number;
  /** The caller was paged for them, and nobody has them; or the caller has them. */
  mine: number;
  myTeams: number;
  unrouted: number;
  /** Alerts that were opened within the last minute. */
  lastMinute: number;
  /** The label that most of these have with the same value; absent where there are few. */
  common?: { label: string; value: string; count: number };
}

/**
 * Which alerts of a list.
 *
 * @public
 */
export interface AlertQuery {
  /** `open` (when absent): all that are not resolved. */
  state?: 'open' | AlertState | 'all';
  severity?: AlertSeverity;
  /** Full reference of a group; of groups below it too. */
  team?: string;
  /** Full reference. */
  entity?: string;
  /** `name=value`. */
  label?: string;
  /** Part of title or summary. */
  q?: string;
  /** `mine`: see {@link AlertCounts}; `my-teams`; `unrouted`. */
  scope?: 'mine' | 'my-teams' | 'unrouted';
  cursor?: string;
  /** 50 when absent, at most 200. */
  limit?: number;
}

/**
 * Alerts of one entity or group, in short.
 *
 * @public
 */
export interface EntityAlerts {
  entityRef: string;
  open: number;
  /** Nobody has these. */
  unacknowledged: number;
  /** The worst that is open, the newest of these. */
  worst?: AlertSummary;
  /** The one that was over last. */
  last?: { id: string; title: string; openedAt: string; resolvedAt: string };
}
