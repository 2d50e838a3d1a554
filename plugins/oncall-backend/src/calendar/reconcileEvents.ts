import { groupBy } from '@internal/backend-kit';
import type { CalendarEvent, CalendarShift } from './CalendarEvent';

/** So many shifts of one schedule are published, the earliest; a turn each hour for 13 months is fewer. */
const MOST_EVENTS = 10_000;

/** What has to be written for the published events to tell the shifts. */
export interface Reconciled {
  /** New and altered ones. */
  changed: CalendarEvent[];
  /** Of events that calendars need not know any more. */
  removedUids: string[];
}

interface Match {
  event: CalendarEvent;
  shift: CalendarShift;
}

const keyOf = ({ userRefs }: { userRefs: readonly string[] }) =>
  userRefs.join(' ');

const byStart = (
  one: { startsAt: number; endsAt: number },
  other: { startsAt: number; endsAt: number },
) => one.startsAt - other.startsAt || one.endsAt - other.endsAt;

/** Pairs events with shifts that begin when they do. */
function pairByStart(events: CalendarEvent[], shifts: CalendarShift[]) {
  const byMoment = new Map(events.map(event => [event.startsAt, event]));
  return shifts.flatMap((shift): Match[] => {
    const event = byMoment.get(shift.startsAt);
    return event ? [{ event, shift }] : [];
  });
}

/** Pairs events with shifts they have some time in common with, in order; neither overlap among themselves. */
function pairByOverlap(events: CalendarEvent[], shifts: CalendarShift[]) {
  const found: Match[] = [];
  let place = 0;
  for (const shift of shifts) {
    while (place < events.length && events[place].endsAt <= shift.startsAt) {
      place++;
    }
    const event = events[place];
    if (event && event.startsAt < shift.endsAt) {
      found.push({ event, shift });
      place++;
    }
  }
  return found;
}

/**
 * Which event each shift is, of one group of people. An event that begins with the shift is the same one; else one that
 * shares time with it has moved; else one that was cancelled has come back.
 */
function pair(events: CalendarEvent[], shifts: CalendarShift[]) {
  const left = {
    live: events.filter(({ cancelled }) => !cancelled).sort(byStart),
    cancelled: events.filter(({ cancelled }) => cancelled),
    shifts: [...shifts].sort(byStart),
  };
  const matches: Match[] = [];
  const take = (found: Match[]) => {
    matches.push(...found);
    const done = new Set<object>(
      found.flatMap(({ event, shift }) => [event, shift]),
    );
    left.live = left.live.filter(event => !done.has(event));
    left.shifts = left.shifts.filter(shift => !done.has(shift));
  };
  take(pairByStart(left.live, left.shifts));
  take(pairByOverlap(left.live, left.shifts));
  take(pairByStart(left.cancelled, left.shifts));
  return { matches, unmatched: left.shifts };
}

/**
 * Brings the published events of one schedule up to date.
 *
 * @param options.published - all that are kept, cancelled ones too
 * @param options.shifts - in order of time; what is on call by the schedule now
 * @param options.isMoved - it is of another team now, whose calendars get the events: each is told anew
 * @param options.keepFrom - what ended before that is forgotten
 * @param options.now - milliseconds since 1970 in UTC, as all instants here
 */
export function reconcileEvents(options: {
  published: readonly CalendarEvent[];
  shifts: readonly CalendarShift[];
  summaryOf: (userRefs: readonly string[]) => string;
  newUid: () => string;
  isMoved?: boolean;
  keepFrom: number;
  now: number;
}): Reconciled {
  const { published, summaryOf, newUid, keepFrom, now } = options;
  const shifts = options.shifts.slice(0, MOST_EVENTS);
  const until = options.shifts[MOST_EVENTS]?.startsAt ?? Infinity;
  const isKept = (event: CalendarEvent) =>
    event.endsAt > keepFrom && event.startsAt < until;
  const kept = published.filter(isKept);
  const byKey = groupBy(kept, keyOf);
  const changed: CalendarEvent[] = [];
  const told = new Set<CalendarEvent>();

  const tell = (event: CalendarEvent, change: Partial<CalendarEvent>) => {
    told.add(event);
    const next = { ...event, summary: summaryOf(event.userRefs), ...change };
    const isSame =
      !options.isMoved &&
      next.startsAt === event.startsAt &&
      next.endsAt === event.endsAt &&
      next.summary === event.summary &&
      next.cancelled === event.cancelled;
    if (isSame) return;
    changed.push({ ...next, sequence: event.sequence + 1, modifiedAt: now });
  };
  for (const [key, ofPeople] of groupBy(shifts, keyOf)) {
    const { matches, unmatched } = pair(byKey.get(key) ?? [], ofPeople);
    for (const { event, shift } of matches) {
      const { startsAt, endsAt, isOpen } = shift;
      tell(event, {
        // The beginning that was published is nearer to the true one.
        startsAt: isOpen ? Math.min(event.startsAt, startsAt) : startsAt,
        endsAt,
        cancelled: false,
      });
    }
    for (const { startsAt, endsAt, userRefs } of unmatched) {
      changed.push({
        uid: newUid(),
        startsAt,
        endsAt,
        userRefs,
        summary: summaryOf(userRefs),
        sequence: 0,
        cancelled: false,
        createdAt: now,
        modifiedAt: now,
      });
    }
  }
  for (const event of kept)
    if (!told.has(event)) tell(event, { cancelled: true });
  return {
    changed,
    removedUids: published
      .filter(event => !isKept(event))
      .map(({ uid }) => uid),
  };
}
