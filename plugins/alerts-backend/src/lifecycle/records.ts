import type {
  AlertLink,
  AlertSeverity,
  AlertState,
  EscalationRules,
  Incoming,
  IntakeKind,
  TimelineKind,
} from '@callboard/backstage-plugin-alerts-common';

/** Lane of what people page by hand. */
export const PERSON_LANE = 'person';

/** What is kept of an alert. Times are milliseconds since 1970 in UTC. */
export interface AlertRecord {
  id: string;
  laneId: string;
  sourceKind: IntakeKind | 'person';
  sourceTitle: string;
  groupKey: string;
  /** Entity or team it is for; empty where that is not known. */
  targetKey: string;
  entityRef?: string;
  teamRef?: string;
  /** In words; why not, where it is unrouted. */
  routedBy?: string;
  isUnrouted: boolean;
  /** Full references of what it may be of, the likeliest first. */
  nearest?: string[];
  /** Full reference that the sender has named, where it is unrouted: it may come into the catalog. */
  namedRef?: string;
  title: string;
  summary: string;
  severity: AlertSeverity;
  state: AlertState;
  firingCount: number;
  instanceCount: number;
  truncated: number;
  repeats: number;
  /** Those that all instances have, with equal values. */
  labels: Record<string, string>;
  annotations: Record<string, string>;
  links: AlertLink[];
  startedAt: number;
  /** How far the clock of the source is ahead. */
  clockSkewMs: number;
  openedAt: number;
  lastSeenAt: number;
  /** `by` is absent where the source said so. */
  acknowledged?: { at: number; by?: string; endsAt?: number };
  /** `by`: `source`, `silence-of-source`, or the reference of a person. */
  resolved?: { at: number; by: string };
  quiet?: AlertQuietRecord;
  policy?: { id: string; title: string };
  rules: EscalationRules;
  timeZone: string;
  helped?: string;
  revision: number;
}

/** Why nobody is paged although it fires. */
export interface AlertQuietRecord {
  kind: 'snoozed' | 'silenced' | 'working-hours';
  until: number;
  by?: string;
  reason?: string;
}

/** One series of an alert. */
export interface InstanceRecord {
  /** Absent until it is written. */
  id?: number;
  alertId: string;
  laneId: string;
  dedupKey: string;
  state: 'firing' | 'resolved';
  summary: string;
  severity?: AlertSeverity;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  startsAt?: number;
  endsAt?: number;
  firstSeenAt: number;
  lastSeenAt: number;
  resolvedAt?: number;
  repeats: number;
}

/** What happened to an alert. */
export interface EntryRecord {
  alertId: string;
  at: number;
  kind: TimelineKind;
  actorRef?: string;
  data?: EntryData;
}

/** What a line of the timeline tells besides. */
export interface EntryData {
  userRefs?: string[];
  channel?: string;
  until?: number;
  count?: number;
  text?: string;
  step?: number;
  round?: number;
}

/** What is to happen to an alert, and when. */
export interface DueRecord {
  alertId: string;
  kind: 'escalate' | 'acknowledgement-ends' | 'snooze-ends' | 'silence-ends';
  dueAt: number;
  /** Absent with `step` for the fallback; 0 without `step` for the beginning. */
  round?: number;
  step?: number;
}

/** A delivery that waits to be worked in. */
export interface DeliveryRecord {
  id: number;
  laneId: string;
  kind: IntakeKind | 'person';
  incoming: Incoming;
  /** Who has paged by hand. */
  actorRef?: string;
  receivedAt: number;
  /** The same bytes came by this key before. */
  isRepeat: boolean;
}

/** What other parts of the portal are told of an alert. */
export type AlertNews =
  | 'opened'
  | 'acknowledged'
  | 'unacknowledged'
  | 'escalated'
  | 'resolved'
  | 'unrouted'
  | 'routed'
  | 'silenced';

/** Somebody, or a channel that many read, that is paged. */
export interface PageRecord {
  id: string;
  alertId: string;
  userRef?: string;
  channel?: string;
  /** `level 1`, the title of a group, or who did it. */
  via: string;
  /** Who has done it by hand. */
  pagedBy?: string;
  at: number;
}

/** What is sent to whom by which channel. */
export interface MessageRecord {
  /** The same at each attempt. */
  id: string;
  /** Absent for a test. */
  alertId?: string;
  pageId?: string;
  kind: 'page' | 'news' | 'test';
  userRef?: string;
  channel: string;
  dueAt: number;
}

/** What becomes of one alert. */
export interface AlertChange {
  /** As it is from now on; its revision is raised by who writes it. */
  alert: AlertRecord;
  entries?: EntryRecord[];
  /** What was to happen and is not any more. */
  cancelSteps?: DueRecord['kind'][];
  /** Pages that have not left yet are not sent. */
  cancelMessages?: boolean;
  due?: DueRecord[];
  /** A row of what was due that this does; where it is done already, nothing changes. */
  doneStepId?: number;
  pages?: PageRecord[];
  messages?: MessageRecord[];
  /** All its instances are over. */
  resolvesInstancesAt?: number;
  news?: { news: AlertNews; by?: string }[];
}
