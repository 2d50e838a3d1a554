import { useMemo } from 'react';
import { localTimeZone, useUrlState } from '@internal/frontend-kit';
import {
  resolveSchedule,
  uncovered,
  type Schedule,
} from '@callboard/backstage-plugin-oncall-common';
import { clocksOf } from '../lib/timeline/clocksOf';
import { timelineRows } from '../lib/timeline/rows';
import { readSpan, writeSpan, type Span } from '../lib/timeline/span';
import {
  nextFrom,
  readRange,
  windowOf,
  type Range,
} from '../lib/timeline/window';
import { DAY, formatDate } from '../lib/timeline/wall';
import { useMinute } from './useMinute';
import { useTimeTexts } from './useTimeTexts';

const YEAR = 365 * DAY;
/** The engine looks ahead and back this far; clocks have to be right there. */
const AROUND = 70 * DAY;

/** In whose zone the timeline writes its times. */
export const zoneChoices = ['mine', 'schedule', 'utc'] as const;

/** One of the zones. */
export type ZoneChoice = (typeof zoneChoices)[number];

function useClocks(schedule: Schedule, from: number, to: number) {
  const { zones } = schedule;
  // To the day: what is drawn anew each minute keeps its clocks.
  const start = Math.floor(from / DAY) * DAY;
  const end = Math.ceil(to / DAY) * DAY;
  return useMemo(() => clocksOf(zones, start, end), [zones, start, end]);
}

/** Clocks of the next 365 days, and when nobody can answer: who is not in the catalog cannot. */
function useYear(schedule: Schedule, now: number) {
  const year = useClocks(schedule, now - YEAR / 12, now + YEAR);
  const minute = Math.floor(now / 60_000) * 60_000;
  const gaps = useMemo(() => {
    const gone = new Set(
      schedule.people.flatMap(({ entityRef, gone: left }) =>
        left ? [entityRef] : [],
      ),
    );
    const outlook = resolveSchedule(schedule, minute, minute + YEAR, year);
    return uncovered(outlook, ref => gone.has(ref));
  }, [schedule, minute, year]);
  return { year, gaps };
}

/** What the page of a schedule shows, as the address says: window, zone, and what the engine makes of both. */
export function useTimelineView(schedule: Schedule) {
  const { params, change } = useUrlState();
  const now = useMinute(schedule);
  const { year, gaps } = useYear(schedule, now);
  const range = readRange(params.get('range'));
  const from = params.get('from');
  const home = year(schedule.timeZone);
  const { startsAt, endsAt, from: first } = windowOf(range, from, home, now);
  const clocks = useClocks(schedule, startsAt - AROUND, endsAt + AROUND);
  const window = useMemo(
    () => windowOf(range, first, clocks(schedule.timeZone), startsAt),
    [range, first, clocks, schedule.timeZone, startsAt],
  );
  const rows = useMemo(
    () => timelineRows(schedule, window, clocks),
    [schedule, window, clocks],
  );
  const zone =
    zoneChoices.find(choice => choice === params.get('zone')) ?? 'mine';
  const timeZone = {
    mine: localTimeZone(),
    schedule: schedule.timeZone,
    utc: 'UTC',
  }[zone];
  return {
    schedule,
    now,
    window,
    rows,
    /** Of the next 365 days. */
    gaps,
    clocks,
    /** Clocks of the next year. */
    year,
    zone,
    texts: useTimeTexts(timeZone, clocks, now),
    /** Times of the next year, wherever the window is. */
    yearTexts: useTimeTexts(timeZone, year, now),
    home: useTimeTexts(schedule.timeZone, clocks, now),
    showRange: (next: Range) =>
      change({ range: next, from: undefined, shift: undefined }),
    showZone: (next: ZoneChoice) =>
      change({ zone: next === 'mine' ? undefined : next }, { replace: true }),
    step: (steps: 1 | -1) =>
      change({ from: nextFrom(window, steps), shift: undefined }),
    showToday: () => change({ from: undefined, shift: undefined }),
    /** The window that begins on the day of an instant. */
    showInstant: (at: number) =>
      change({
        from: formatDate(year(schedule.timeZone).wallAt(at)),
        shift: undefined,
      }),
    /** Whose shifts are lit; everybody's when absent. */
    who: schedule.people.find(
      ({ entityRef }) => entityRef === params.get('who'),
    )?.entityRef,
    showWho: (ref: string | undefined) =>
      change({ who: ref }, { replace: true }),
    shift: params.get('shift') ?? undefined,
    openShift: (id: string | undefined) =>
      change({ shift: id }, { replace: true }),
    /** What is to be covered, as the address says: `<start>/<end>`. */
    cover: readSpan(params.get('cover')),
    openCover: (span: Span | undefined) =>
      change(
        { shift: undefined, by: undefined, cover: span && writeSpan(span) },
        { replace: true },
      ),
  };
}

/** What {@link useTimelineView} answers with. */
export type TimelineView = ReturnType<typeof useTimelineView>;
