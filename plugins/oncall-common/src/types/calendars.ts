import type { NamedRef } from './stored';

/**
 * What a calendar shows: one schedule, all schedules of a team, or the shifts of whoever asks for it.
 *
 * @public
 */
export type CalendarScope =
  | { kind: 'schedule'; scheduleId: string }
  | { kind: 'team'; teamRef: string }
  | { kind: 'person' };

/**
 * A secret address at which calendar programs read shifts without signing in. The address itself is known only to whoever
 * made it.
 *
 * @public
 */
export interface CalendarLink {
  id: string;
  kind: CalendarScope['kind'];
  /** The one it shows; absent for other kinds, and when the schedule is gone. */
  schedule?: { id: string; name: string };
  /** The one whose schedules it shows; absent for other kinds. */
  team?: NamedRef;
  /** ISO 8601 in UTC. */
  createdAt: string;
  /** ISO 8601 in UTC, to the hour or so; absent until it was read once. */
  lastUsedAt?: string;
  /** False when it shows nothing: its schedule is gone, or its owner is no longer of the team or on the schedule. */
  active: boolean;
}

/**
 * A link that was just made.
 *
 * @public
 */
export interface NewCalendarLink {
  link: CalendarLink;
  /** Told only this once: the service keeps no more than a digest of it. */
  url: string;
}
