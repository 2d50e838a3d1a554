const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Lines across a plot: more of them are no easier to read on a phone. */
const MOST_TICKS = 5;

/** Steps that clocks have. */
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map(n => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map(n => n * MINUTE),
  ...[1, 2, 3, 6, 12].map(n => n * HOUR),
  ...[1, 2, 7].map(n => n * DAY),
];

/** Where an axis of durations has its ticks: from 0 up to the longest one or beyond, at steps that are read at a glance. */
export function durationTicks(longest: number): number[] {
  const step =
    STEPS.find(one => Math.ceil(longest / one) < MOST_TICKS) ??
    Math.ceil(longest / DAY / (MOST_TICKS - 1)) * DAY;
  const count = Math.max(1, Math.ceil(longest / step));
  return Array.from({ length: count + 1 }, (_, i) => i * step);
}
