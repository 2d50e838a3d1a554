import {
  compareSchedules,
  runtimeClocks,
  type Clocks,
  type MovedShifts,
  type OnCallGap,
  type ScheduleConfiguration,
  type UncoveredSpan,
  uncovered,
} from '@callboard/backstage-plugin-oncall-common';
import type { UntoldChange, WatchedSchedule } from '../database/WatchStore';
import type { BookEntry, Outlook } from '../service/ScheduleBook';
import { findGaps, GAP_LEAD, type GapNews } from './findGaps';
import { gapsAhead } from './gapChanges';
import { handoffsBetween, type Handoff } from './handoffs';
import { dueReminders, shiftStarts, type ShiftStart } from './shiftStarts';
import type { SeenSchedule, WatchState } from './WatchState';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** For so long people are told that their shifts move. */
const MOVED_DAYS = 56;
/** What is older is no news: a backend that was down for a day does not tell every handoff of that day. */
const NEWS_FOR = HOUR;

/** A schedule, and what is known of it. Instants are milliseconds since 1970 in UTC. */
export interface Watching {
  /** Absent when the schedule is deleted. */
  entry?: BookEntry;
  /** Of the entry. */
  outlook: Outlook;
  /** Absent when it was not looked at before. */
  row?: WatchedSchedule;
  /** What was done since. */
  changes: readonly UntoldChange[];
  isGone: (userRef: string) => boolean;
  /** How long before their shifts people are told, in milliseconds. */
  leads: readonly number[];
  /** Version of the time zone data. */
  zoneData: string;
  now: number;
}

/** What there is to tell of a schedule. */
export interface Findings {
  schedule: SeenSchedule;
  isDeleted: boolean;
  /** It was brought back after it was told that it was deleted. */
  isBack: boolean;
  /** As it was when it still was of a team that has it no more. */
  lost?: SeenSchedule;
  /** What was done, in order. */
  changes: readonly UntoldChange[];
  handoffs: Handoff[];
  gaps: GapNews;
  /** Gaps that begin soon. */
  gapsAhead: OnCallGap[];
  shiftsAhead: (ShiftStart & { lead: number })[];
  moved: MovedShifts[];
}

export interface Watched {
  findings: Findings;
  /** Absent when the schedule is deleted. */
  state?: WatchState;
  /** When there is something to tell next, as far as is known now. */
  nextAt: number;
}

export function toSeen({ schedule, configuration }: BookEntry): SeenSchedule {
  const { id, revision, name, teamRef, level } = schedule;
  const { timeZone } = configuration.versions.at(-1)!;
  return { id, revision, name, teamRef, level, timeZone, configuration };
}

/** What was done since a schedule came back whose deletion was told: all of it is news again. Else undefined. */
function sinceBack({ row, changes, now }: Watching) {
  const place = changes.findLastIndex(({ kind }) => kind === 'restored');
  if (row || place < 0) return undefined;
  const since = changes.slice(place);
  return since[0].changedAt.getTime() > now - NEWS_FOR ? since : undefined;
}

/** Rules by which nobody is on call any more. */
const nobody = ({ versions }: ScheduleConfiguration) => ({
  versions: [{ timeZone: versions.at(-1)!.timeZone, layers: [] }],
});

/** As everybody was told that it is: deleted. */
const deleted = (schedule: SeenSchedule): SeenSchedule => ({
  ...schedule,
  revision: 0,
  configuration: nobody(schedule.configuration),
});

function findMoved(
  before: SeenSchedule | undefined,
  after: SeenSchedule | undefined,
  now: number,
  clocks: Clocks,
): MovedShifts[] {
  if (!before || before.revision === after?.revision) return [];
  const { moved } = compareSchedules(
    before.configuration,
    after?.configuration ?? nobody(before.configuration),
    { from: now, clocks, days: MOVED_DAYS, gapDays: MOVED_DAYS + 1 },
  );
  return moved;
}

function createdAt({ schedule }: BookEntry): number {
  return Math.min(
    ...schedule.versions.map(version => version.createdAt.getTime()),
  );
}

/** A schedule that is new, or is back, begins with nothing; one that was there before this was kept begins with what is so. */
function baseline(
  entry: BookEntry,
  spans: readonly UncoveredSpan[],
  { outlook, isGone, zoneData, now }: Watching,
  made: number,
): WatchState {
  const isNew = made > now - NEWS_FOR;
  const running = outlook.intervals.find(
    ({ startsAt, endsAt }) => startsAt <= now && now < endsAt,
  );
  return {
    followedUntil: isNew ? made : now,
    running:
      isNew || !running
        ? undefined
        : { startsAt: running.startsAt, userRefs: running.userRefs },
    ...(isNew ? { gaps: [], gapsUntil: Infinity } : gapsAhead(spans, now)),
    goneRefs: [...entry.people].filter(isGone).sort(),
    zoneData,
    toldShifts: [],
    gapsAhead: [],
  };
}

function nextMoment(
  { intervals }: Outlook,
  state: WatchState,
  leads: readonly number[],
  now: number,
): number {
  const moments = [now + DAY];
  const next = intervals.find(({ endsAt }) => endsAt > now);
  if (next) moments.push(next.startsAt > now ? next.startsAt : next.endsAt);
  const reach = Math.max(0, ...leads) + DAY;
  for (const { startsAt } of shiftStarts(intervals, now, now + reach)) {
    for (const lead of leads) moments.push(startsAt - lead);
  }
  for (const { startsAt } of state.gapsAhead) moments.push(startsAt - GAP_LEAD);
  return Math.min(...moments.filter(at => at > now));
}

/**
 * Whoever was told to be on call is told to be so no longer, and whoever is on call now is told, however late: others hold
 * them for on call. Of shifts that both began and ended while nobody looked, only those that began just now are told.
 */
function newsOf(
  handoffs: readonly Handoff[],
  isToldFirst: boolean,
  now: number,
): Handoff[] {
  let isTold = isToldFirst;
  return handoffs.filter(({ kind, at }, place) => {
    const isLast = place === handoffs.length - 1;
    if (kind === 'started') isTold = isLast || at > now - NEWS_FOR;
    return isTold;
  });
}

/** Of a schedule that is gone nothing is so any more. */
function forget({ row, changes, now }: Watching): Watched {
  const { seen, state } = row!;
  const clocks = runtimeClocks(now, now + MOVED_DAYS * DAY);
  const { handoffs } = handoffsBetween(state.running, [], now, now);
  return {
    findings: {
      schedule: seen,
      isDeleted: true,
      isBack: false,
      lost: seen,
      changes,
      handoffs,
      gaps: { closed: [] },
      gapsAhead: [],
      shiftsAhead: [],
      moved: findMoved(seen, undefined, now, clocks),
    },
    nextAt: Infinity,
  };
}

/**
 * Compares a schedule with what is known of it: what is to be told, and what is known from now on. A pure function, so that
 * two processes that look at the same find the same.
 */
export function watchSchedule(looked: Watching): Watched {
  // Where the clock of another process is ahead, what it told is not told again.
  const now = Math.max(looked.now, looked.row?.state.followedUntil ?? 0);
  const watching = { ...looked, now };
  const { entry, row, outlook, leads, isGone } = watching;
  if (!entry) return forget(watching);
  const clocks = runtimeClocks(now, now + 366 * DAY);
  const schedule = toSeen(entry);
  const spans = uncovered(outlook, isGone);
  const back = sinceBack(watching);
  const made = back?.[0].changedAt.getTime() ?? createdAt(entry);
  const state = row?.state ?? baseline(entry, spans, watching, made);
  const goneRefs = [...entry.people].filter(isGone).sort();
  const gaps = findGaps({
    ...watching,
    spans,
    state,
    goneRefs,
    isEdited: row ? row.seen.revision !== schedule.revision : true,
    clock: clocks(schedule.timeZone),
  });
  const { handoffs, running } = handoffsBetween(
    state.running,
    outlook.intervals,
    state.followedUntil,
    now,
  );
  const reach = now + Math.max(0, ...leads);
  const reminders = dueReminders(
    shiftStarts(outlook.intervals, now, reach),
    leads,
    state.toldShifts,
    now,
  );
  const next: WatchState = {
    ...gaps.known,
    followedUntil: now,
    running,
    goneRefs,
    zoneData: watching.zoneData,
    toldShifts: reminders.told,
  };
  const before = row?.seen ?? (back && deleted(schedule));
  return {
    findings: {
      schedule,
      isDeleted: false,
      isBack: back !== undefined,
      ...(row && row.seen.teamRef !== schedule.teamRef && { lost: row.seen }),
      changes: (back ?? watching.changes).filter(
        ({ changedAt }) => row || changedAt.getTime() > now - NEWS_FOR,
      ),
      handoffs: newsOf(
        handoffs.map(each => ({ ...each, at: Math.max(each.at, made) })),
        state.running !== undefined,
        now,
      ),
      gaps: gaps.news,
      gapsAhead: gaps.begin,
      shiftsAhead: reminders.due,
      moved: findMoved(before, schedule, now, clocks),
    },
    state: next,
    nextAt: nextMoment(outlook, next, leads, now),
  };
}
