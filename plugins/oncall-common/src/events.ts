import type { TimeSpan } from './types';

/**
 * Topics that on-call publishes on, each after what it tells is in the database. However many backends share that database,
 * each event is published once; after a crash in the very moment it may come again, with the same `eventId`. Payloads hold
 * references and ids only, and a number that rises when their shape changes.
 *
 * @public
 */
export const oncallEventTopics = {
  shiftStarted: 'oncall.shift.started',
  shiftEnded: 'oncall.shift.ended',
  scheduleChanged: 'oncall.schedule.changed',
  overrideCreated: 'oncall.override.created',
  overrideRemoved: 'oncall.override.removed',
  gapOpened: 'oncall.gap.opened',
  gapClosed: 'oncall.gap.closed',
} as const;

/**
 * Signals that browsers hear after something has changed: what they show of it is to be read again. Ids only, since not
 * everyone may see a schedule.
 *
 * @public
 */
export const oncallSignalChannel = 'oncall:changes';

/**
 * What is sent on {@link oncallSignalChannel}.
 *
 * @public
 */
export type OncallSignal = {
  scheduleIds: string[];
};

/**
 * What all events of on-call have in common.
 *
 * @public
 */
export interface OncallEvent {
  version: 1;
  /** The same when the same event comes again. */
  eventId: string;
  scheduleId: string;
  /** Full reference of the schedule's team, in lower case. */
  teamRef: string;
  /** ISO 8601 in UTC: when it was so, not when it was told. */
  happenedAt: string;
}

/**
 * People have come on call together, or are no longer on call together. A schedule begins and ends its shifts at whole
 * minutes; what a backend that was down has missed is told later, for an hour.
 *
 * @public
 */
export interface ShiftEvent extends OncallEvent {
  level: number;
  /** Full references of users in lower case, sorted. */
  userRefs: string[];
  /** ISO 8601 in UTC. */
  startsAt: string;
  /** ISO 8601 in UTC: of a shift that has begun, by what is known then; absent where no end is within a year. */
  endsAt?: string;
}

/**
 * A schedule was made, changed, deleted or brought back.
 *
 * @public
 */
export interface ScheduleChangedEvent extends OncallEvent {
  /** A kind of change from the schedule's history. */
  change: string;
  /** Full reference of the user. */
  actorRef: string;
}

/**
 * An override was added or taken back.
 *
 * @public
 */
export interface OverrideEvent extends OncallEvent {
  overrideId: string;
  kind: string;
  /** Full reference of the user. */
  actorRef: string;
}

/**
 * Why there is a gap where there was none.
 *
 * - `edit`: the schedule or its overrides were changed.
 * - `leaver`: somebody who is on call then is no longer in the catalog.
 * - `clock-data`: the time zone data of the backend is another.
 * - `clock-change`: the clocks change then, and no rule covers the hour.
 * - `came-in-sight`: it is within 365 days now.
 *
 * @public
 */
export type GapCause =
  | 'edit'
  | 'leaver'
  | 'clock-data'
  | 'clock-change'
  | 'came-in-sight';

/**
 * Within the next 365 days a time without anybody on call has come up, or was closed. A gap at the same hours as ones that
 * are known is no news when it comes within 365 days.
 *
 * @public
 */
export interface GapEvent extends OncallEvent {
  /** The first 100, in order. */
  gaps: TimeSpan[];
  /** Of all gaps. */
  count: number;
}

/**
 * A {@link GapEvent} of gaps that came up.
 *
 * @public
 */
export interface GapOpenedEvent extends GapEvent {
  cause: GapCause;
  /** Full references of those who made the change; empty for what happened by itself. */
  actorRefs: string[];
  /** Full references of those who left the catalog. */
  leaverRefs: string[];
}
