import {
  resolveSchedule,
  type Clocks,
  type NamedRef,
} from '@callboard/backstage-plugin-oncall-common';
import type { ResolvableSchedule } from './rows';
import type { Span } from './span';
import { DAY, HOUR } from './wall';

/** How far the load of a person is looked at. */
export const LOAD_DAYS = 30;

/** Somebody who can be put on call, and what they have already. */
export interface Candidate {
  person: NamedRef;
  /** Not on call in this schedule at any time of the window. */
  isFree: boolean;
  /** Of this schedule in the next {@link LOAD_DAYS} days, rounded. */
  hours: number;
}

/** Who can be on call in a window: those who are free first, of them those with the least load first. */
export function candidatesOf(
  people: readonly NamedRef[],
  schedule: ResolvableSchedule,
  window: Span,
  context: { now: number; clocks: Clocks },
): Candidate[] {
  const { now, clocks } = context;
  const intervalsOf = (from: number, to: number) =>
    resolveSchedule(schedule, from, to, clocks).intervals;
  const busy = new Set(
    intervalsOf(window.startsAt, window.endsAt).flatMap(
      ({ userRefs }) => userRefs,
    ),
  );
  const load = new Map<string, number>();
  for (const each of intervalsOf(now, now + LOAD_DAYS * DAY)) {
    for (const ref of each.userRefs) {
      load.set(ref, (load.get(ref) ?? 0) + each.endsAt - each.startsAt);
    }
  }
  return people
    .map(person => ({
      person,
      isFree: !busy.has(person.entityRef),
      hours: Math.round((load.get(person.entityRef) ?? 0) / HOUR),
    }))
    .sort(
      (one, other) =>
        Number(other.isFree) - Number(one.isFree) ||
        one.hours - other.hours ||
        one.person.title.localeCompare(other.person.title),
    );
}
