import type {
  OnCallGap,
  ScheduleConfiguration,
} from '@callboard/backstage-plugin-oncall-common';

/** A schedule as it was when it was last looked at. */
export interface SeenSchedule {
  id: string;
  revision: number;
  name: string;
  teamRef: string;
  level: number;
  /** IANA name; of the last version. */
  timeZone: string;
  configuration: ScheduleConfiguration;
}

/** People who are on call together. */
export interface RunningShift {
  startsAt: number;
  /** Sorted. */
  userRefs: string[];
}

/** That somebody was told of a shift, this long before it. */
export interface ToldShift {
  userRef: string;
  startsAt: number;
  lead: number;
}

/** What was told of a schedule. Instants are milliseconds since 1970 in UTC. */
export interface WatchState {
  /** Until then shifts were followed. */
  followedUntil: number;
  /** Who was on call then; absent when nobody was. */
  running?: RunningShift;
  /** Those that are known, in order. */
  gaps: OnCallGap[];
  /** Gaps that begin before are known. */
  gapsUntil: number;
  /** Of the people it names, those who were not in the catalog. */
  goneRefs: string[];
  /** Version of the time zone data that gaps were found with. */
  zoneData: string;
  /** Of shifts that have not begun yet. */
  toldShifts: ToldShift[];
  /** Gaps of which the team is to be reminded. */
  gapsAhead: OnCallGap[];
}
