import type {
  OnCallGap,
  OnCallInterval,
  ScheduleConfiguration,
} from '../types';
import { nextClockChanges, type ClockChange } from './clockChanges';
import type { Clocks } from './clocks';
import { resolveSchedule } from './resolveSchedule';
import { stretchesByPerson, subtractSpans, type Stretch } from './spans';
import { DAY, HOUR } from './wallTime';

/** Shifts over a clock change are looked at this far to both sides; a longer one counts as this long. */
const REACH = 35 * DAY;

/**
 * Shifts of one person that move.
 *
 * @public
 */
export interface MovedShifts {
  userRef: string;
  count: number;
  /** The earliest: as it was and as it will be. One of them is absent when a shift only goes or only comes. */
  first: { before?: OnCallGap; after?: OnCallGap };
}

/**
 * Who is on call over a clock change.
 *
 * @public
 */
export interface ClockChangeShift {
  userRefs: string[];
  /** Hours that these people are on call at a stretch, as time passes, not as the clock shows. */
  hours: number;
}

/**
 * What another configuration does to people.
 *
 * @public
 */
export interface ScheduleConsequences {
  /** Time of `gapDays` that was covered and no longer is, in order. */
  gapsOpened: OnCallGap[];
  /** Time of `gapDays` that was not covered and will be, in order. */
  gapsClosed: OnCallGap[];
  /** All time of `gapDays` that will not be covered, in order. */
  gapsLeft: OnCallGap[];
  /** By person; whoever has the most first. */
  moved: MovedShifts[];
  /** The sum of all counts. */
  totalMoved: number;
  /** Hours on call within `days`, of each person who has any; whose change most first. */
  hours: { userRef: string; before: number; after: number }[];
  /** The next two, of all zones of both. Undefined where nobody is on call. */
  clockChanges: (ClockChange & {
    before?: ClockChangeShift;
    after?: ClockChangeShift;
  })[];
  /** Who is on call at `from`. */
  onCallAtStart: { before: string[]; after: string[] };
}

/** Those of the first that are not exactly in the second. */
function changed(own: readonly Stretch[], other: readonly Stretch[]) {
  const ends = new Map(other.map(({ startsAt, endsAt }) => [startsAt, endsAt]));
  return own.filter(({ startsAt, endsAt }) => ends.get(startsAt) !== endsAt);
}

/** Puts shifts that were and shifts that will be in pairs, each with the one that begins nearest. */
function pairUp(were: readonly Stretch[], will: readonly Stretch[]) {
  const pairs: MovedShifts['first'][] = [];
  const apart = (one: Stretch, other: Stretch) =>
    Math.abs(one.startsAt - other.startsAt);
  let b = 0;
  let a = 0;
  while (b < were.length && a < will.length) {
    const distance = apart(were[b], will[a]);
    if (b + 1 < were.length && apart(were[b + 1], will[a]) < distance) {
      pairs.push({ before: were[b++] });
    } else if (a + 1 < will.length && apart(were[b], will[a + 1]) < distance) {
      pairs.push({ after: will[a++] });
    } else {
      pairs.push({ before: were[b++], after: will[a++] });
    }
  }
  pairs.push(...were.slice(b).map(before => ({ before })));
  pairs.push(...will.slice(a).map(after => ({ after })));
  return pairs;
}

const hoursUntil = (own: readonly Stretch[], to: number) =>
  own.reduce(
    (sum, { startsAt, endsAt }) =>
      sum + Math.max(0, Math.min(endsAt, to) - startsAt),
    0,
  ) / HOUR;

function comparePeople(
  before: readonly OnCallInterval[],
  after: readonly OnCallInterval[],
  to: number,
): Pick<ScheduleConsequences, 'moved' | 'totalMoved' | 'hours'> {
  const were = stretchesByPerson(before, to);
  const will = stretchesByPerson(after, to);
  const people = [...new Set([...were.keys(), ...will.keys()])].sort();
  const moved: MovedShifts[] = [];
  const hours: ScheduleConsequences['hours'] = [];
  for (const userRef of people) {
    const had = were.get(userRef) ?? [];
    const gets = will.get(userRef) ?? [];
    const pairs = pairUp(changed(had, gets), changed(gets, had));
    if (pairs.length > 0) {
      moved.push({ userRef, count: pairs.length, first: pairs[0] });
    }
    const each = {
      userRef,
      before: hoursUntil(had, to),
      after: hoursUntil(gets, to),
    };
    if (had.length > 0 || gets.length > 0) hours.push(each);
  }
  moved.sort((one, other) => other.count - one.count);
  const change = (each: (typeof hours)[number]) =>
    Math.abs(each.after - each.before);
  hours.sort((one, other) => change(other) - change(one));
  const totalMoved = moved.reduce((sum, { count }) => sum + count, 0);
  return { moved, totalMoved, hours };
}

function shiftOver(
  configuration: ScheduleConfiguration,
  at: number,
  clocks: Clocks,
): ClockChangeShift | undefined {
  const { intervals } = resolveSchedule(
    configuration,
    at - REACH,
    at + REACH,
    clocks,
  );
  const found = intervals.find(
    ({ startsAt, endsAt }) => startsAt <= at && at < endsAt,
  );
  return (
    found && {
      userRefs: found.userRefs,
      hours: (found.endsAt - found.startsAt) / HOUR,
    }
  );
}

/**
 * What a change of a schedule does, before anybody commits to it.
 *
 * A **shift** of a person is an unbroken stretch in which that person is on call, alone or with others, whichever layers or
 * overrides it comes from. It **moves** when the other configuration has no shift of that person with the very same start
 * and end. Counted are shifts that begin within `days`. A person's shifts that go and that come are put in pairs, each with
 * the one that begins nearest; a pair is one moved shift, and so is what is left without a pair: a shift that only goes or
 * only comes. A shift that goes from one person to another counts for both, since both have to be told. Whoever is on call
 * at `from` in both has a shift that begins there in both.
 *
 * It takes a few milliseconds: it runs on each press of a key. Both configurations must be valid (`validateSchedule`).
 *
 * @param before - as it is
 * @param after - as it will be
 * @public
 */
export function compareSchedules(
  before: ScheduleConfiguration,
  after: ScheduleConfiguration,
  options: {
    /** When the change begins to hold, in milliseconds since 1970 in UTC. */
    from: number;
    /** Right for `gapDays` from `from`. */
    clocks: Clocks;
    /** For people's shifts and hours; 90 when absent, at most `gapDays`. */
    days?: number;
    /** For gaps and clock changes; 365 when absent. */
    gapDays?: number;
  },
): ScheduleConsequences {
  const { from, clocks, days = 90, gapDays = 365 } = options;
  const end = from + gapDays * DAY;
  const was = resolveSchedule(before, from, end, clocks);
  const will = resolveSchedule(after, from, end, clocks);
  const atStart = ({ intervals: [first] }: typeof was) =>
    first?.startsAt === from ? first.userRefs : [];
  const changes = nextClockChanges([before, after], clocks, {
    from,
    to: end,
    limit: 2,
  });
  return {
    gapsOpened: subtractSpans(will.gaps, was.gaps),
    gapsClosed: subtractSpans(was.gaps, will.gaps),
    gapsLeft: will.gaps,
    ...comparePeople(was.intervals, will.intervals, from + days * DAY),
    clockChanges: changes.map(change => ({
      ...change,
      before: shiftOver(before, change.at, clocks),
      after: shiftOver(after, change.at, clocks),
    })),
    onCallAtStart: { before: atStart(was), after: atStart(will) },
  };
}
