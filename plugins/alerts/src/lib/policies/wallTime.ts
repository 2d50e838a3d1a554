const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** What the clock on the wall of a zone shows, read as if it were UTC; to the minute. */
function wallAt(at: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone },
  });
  const parts = new Map(
    format.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return Date.UTC(
    ...([part('year'), part('month') - 1, part('day')] as const),
    ...([part('hour'), part('minute')] as const),
  );
}

/** Date `YYYY-MM-DD` and time `HH:MM` on the clock on the wall of a zone. */
export function wallFields(at: number, timeZone: string) {
  const [date, time] = new Date(wallAt(at, timeZone)).toISOString().split('T');
  return { date, time: time.slice(0, 5) };
}

/**
 * The instant at which the clock on the wall of a zone shows a date and a time: the first where it shows them twice, an hour later
 * where it jumps over them; undefined for what is none.
 */
export function instantAt(
  { date, time }: { date: string; time: string },
  timeZone: string,
): number | undefined {
  if (!DATE.test(date) || !TIME.test(time)) return undefined;
  const wall = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(wall)) return undefined;
  const offsetAt = (at: number) => wallAt(at, timeZone) - at;
  // The offsets of the day before and of the day after are all that it can be.
  const day = 24 * 60 * 60_000;
  const [before, after] = [wall - day, wall + day].map(offsetAt);
  const found = [wall - before, wall - after].filter(
    at => wallAt(at, timeZone) === wall,
  );
  return found.length > 0 ? Math.min(...found) : wall - before;
}
