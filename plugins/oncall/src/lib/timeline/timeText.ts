import { formatClock } from '@internal/frontend-kit';
import type { WallClock } from '@callboard/backstage-plugin-oncall-common';
import { dayOf, formatTime } from './wall';

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string): Intl.DateTimeFormat {
  const known =
    formatters.get(locale) ??
    new Intl.DateTimeFormat(locale, {
      timeZone: 'UTC',
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    });
  formatters.set(locale, known);
  return known;
}

const partOf = (
  parts: Intl.DateTimeFormatPart[],
  wanted: Intl.DateTimeFormatPartTypes,
) => parts.find(({ type }) => type === wanted)?.value ?? '';

/**
 * Writes times of one zone, by the clock that came with the schedule. A timeline writes thousands of them: formatters are
 * kept, and names of days and zones too.
 *
 * @param now - milliseconds since 1970 in UTC, to leave out this year's number
 */
export function timeText(options: {
  timeZone: string;
  clock: Pick<WallClock, 'wallAt'>;
  locale: string;
  now: number;
}) {
  const { timeZone, clock, locale, now } = options;
  const names = new Map<number, string>();
  const days = new Map<number, { name: string; year: string }>();
  const readDay = (wall: number) => {
    const parts = formatter(locale).formatToParts(wall);
    const name = (['weekday', 'day', 'month'] as const).map(part =>
      partOf(parts, part),
    );
    return { name: name.join(' '), year: partOf(parts, 'year') };
  };
  const dayParts = (wall: number) => {
    const day = dayOf(wall);
    const known = days.get(day) ?? readDay(day);
    days.set(day, known);
    return known;
  };
  const thisYear = dayParts(clock.wallAt(now)).year;
  const dayOfWall = (wall: number) => {
    const { name, year } = dayParts(wall);
    return year === thisYear ? name : `${name} ${year}`;
  };
  return {
    timeZone,
    /** "Tue 24 Nov" of a time on the wall, without any year: for marks that stand close. */
    markOfWall: (wall: number) => dayParts(wall).name,
    /** "Tue 24 Nov"; the year only when it is not this year. */
    day: (at: number) => dayOfWall(clock.wallAt(at)),
    /** "09:00". */
    time: (at: number) => formatTime(clock.wallAt(at)),
    /** "CET". */
    zone: (at: number) => {
      const offset = clock.wallAt(at) - at;
      const known =
        names.get(offset) ??
        formatClock(new Date(at), { timeZone, locale }).replace(/^\S+ /, '');
      names.set(offset, known);
      return known;
    },
  };
}

/** Writes times of one zone. */
export type TimeText = ReturnType<typeof timeText>;
