const DAY_MS = 24 * 60 * 60_000;
const WEEK_MS = 7 * DAY_MS;

/** Monday 5 January 1970; the first day of 1970 was a Thursday. */
const SOME_MONDAY = 4 * DAY_MS;

/** When the teams are reminded, in UTC. */
export interface DigestTime {
  /** 1 for Monday to 7 for Sunday. */
  weekday: number;
  /** 0 to 23. */
  hour: number;
}

const mondayOf = (instant: number) =>
  instant - ((((instant - SOME_MONDAY) % WEEK_MS) + WEEK_MS) % WEEK_MS);

/** The ISO week of an instant in UTC, as in `2026-W48`. A week belongs to the year of its Thursday. */
export function isoWeekOf(instant: Date): string {
  const monday = mondayOf(instant.getTime());
  const year = new Date(monday + 3 * DAY_MS).getUTCFullYear();
  // The fourth of January is always in the first week.
  const first = mondayOf(Date.UTC(year, 0, 4));
  const week = Math.round((monday - first) / WEEK_MS) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** When the last reminders became due, at or before a moment. The next ones are due seven days later. */
export function lastDigestAt(now: Date, { weekday, hour }: DigestTime): Date {
  const offset = (weekday - 1) * DAY_MS + hour * 60 * 60_000;
  return new Date(mondayOf(now.getTime() - offset) + offset);
}

/** The week whose reminders are due: during one day from the chosen hour on. */
export function digestWeekAt(now: Date, time: DigestTime): string | undefined {
  const begun = lastDigestAt(now, time);
  return now.getTime() - begun.getTime() < DAY_MS
    ? isoWeekOf(begun)
    : undefined;
}
