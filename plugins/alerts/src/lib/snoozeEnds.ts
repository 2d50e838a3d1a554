const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MORNING_HOUR = 9;

/** Ends of a snooze that can be chosen: some time from now, and the next morning of the reader's clock. */
export function snoozeEnds(now: Date) {
  const after = (milliseconds: number) =>
    new Date(now.getTime() + milliseconds);
  const morning = new Date(now);
  morning.setHours(MORNING_HOUR, 0, 0, 0);
  if (morning <= now) morning.setDate(morning.getDate() + 1);
  return [
    { kind: 'halfHour', end: after(30 * MINUTE_MS) },
    { kind: 'hour', end: after(HOUR_MS) },
    { kind: 'fourHours', end: after(4 * HOUR_MS) },
    { kind: 'morning', end: morning },
  ] as const;
}
