const DAY_MS = 86_400_000;
const DAYS = 7;
/** 1970-01-01 was a Thursday. */
const MONDAY_TO_EPOCH = 3;
/** A week is of the year that has its Thursday. */
const MONDAY_TO_THURSDAY = 3;

/**
 * The Monday of the week that a day is in, both in days since 1970 in UTC.
 *
 * @public
 */
export const mondayOf = (day: number): number =>
  Math.floor((day + MONDAY_TO_EPOCH) / DAYS) * DAYS - MONDAY_TO_EPOCH;

/**
 * What ISO 8601 calls the week of a day: `2026-W48`.
 *
 * @param day - days since 1970 in UTC
 * @public
 */
export function isoWeekOf(day: number): string {
  const thursday = mondayOf(day) + MONDAY_TO_THURSDAY;
  const year = new Date(thursday * DAY_MS).getUTCFullYear();
  const first = Date.UTC(year, 0, 1) / DAY_MS;
  const week = Math.floor((thursday - first) / DAYS) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
