import type { OnCallInterval } from '@callboard/backstage-plugin-oncall-common';
import type { ToldShift } from './WatchState';

/** The beginning of an unbroken stretch of one person. Instants are milliseconds since 1970 in UTC. */
export interface ShiftStart {
  userRef: string;
  startsAt: number;
  endsAt: number;
}

/** Where `at` goes on for a person, through all intervals that follow each other. */
function endOf(
  intervals: readonly OnCallInterval[],
  at: number,
  userRef: string,
): number {
  let last = at;
  while (
    intervals[last + 1]?.startsAt === intervals[last].endsAt &&
    intervals[last + 1].userRefs.includes(userRef)
  ) {
    last++;
  }
  return intervals[last].endsAt;
}

/** Stretches that begin after `from` and not after `to`. Who goes on, alone or with others, begins nothing. */
export function shiftStarts(
  intervals: readonly OnCallInterval[],
  from: number,
  to: number,
): ShiftStart[] {
  return intervals.flatMap(({ startsAt, userRefs }, at) => {
    if (startsAt <= from || startsAt > to) return [];
    const before = intervals[at - 1];
    const goesOn = (ref: string) =>
      before?.endsAt === startsAt && before.userRefs.includes(ref);
    return userRefs
      .filter(ref => !goesOn(ref))
      .map(userRef => ({
        userRef,
        startsAt,
        endsAt: endOf(intervals, at, userRef),
      }));
  });
}

/**
 * Whom to remind now. Of several reminders that are due only the last one is told; one that is late is told as long as the
 * shift is ahead.
 *
 * @param leads - how long before, in milliseconds
 */
export function dueReminders(
  starts: readonly ShiftStart[],
  leads: readonly number[],
  told: readonly ToldShift[],
  now: number,
): { due: (ShiftStart & { lead: number })[]; told: ToldShift[] } {
  const isTold = (start: ShiftStart, lead: number) =>
    told.some(
      each =>
        each.userRef === start.userRef &&
        each.startsAt === start.startsAt &&
        each.lead === lead,
    );
  const due: (ShiftStart & { lead: number })[] = [];
  const added: ToldShift[] = [];
  for (const start of starts) {
    const { userRef, startsAt } = start;
    const begun = leads.filter(lead => startsAt - lead <= now);
    const lead = Math.min(...begun);
    if (begun.length > 0 && !isTold(start, lead)) due.push({ ...start, lead });
    for (const each of begun) {
      if (!isTold(start, each)) added.push({ userRef, startsAt, lead: each });
    }
  }
  return {
    due,
    told: [...told.filter(({ startsAt }) => startsAt > now), ...added],
  };
}
