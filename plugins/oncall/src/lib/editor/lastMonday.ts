const DAY = 24 * 60 * 60_000;

/** The day of the Monday before an instant, or of that instant: where a rotation by weeks is counted from. */
export function lastMonday(now: number): string {
  const day = Math.floor(now / DAY);
  // 1970-01-01 was a Thursday.
  return new Date((day - ((day + 3) % 7)) * DAY).toISOString().slice(0, 10);
}
