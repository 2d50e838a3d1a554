import { DAY, dayOf, formatDate } from '../timeline/wall';

/** The day of the Monday before an instant, or of that instant: where a rotation by weeks is counted from. */
export function lastMonday(now: number): string {
  const today = dayOf(now);
  // 1970-01-01 was a Thursday.
  return formatDate(today - ((today / DAY + 3) % 7) * DAY);
}
