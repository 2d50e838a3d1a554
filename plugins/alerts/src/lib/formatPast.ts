import { formatClock, formatInstant } from '@internal/frontend-kit';

const DAY_MS = 86_400_000;

/** When something was: the time of day alone within a day, else with its date. */
export function formatPast(
  at: string,
  options: { locale: string; now: number },
): string {
  const { locale, now } = options;
  const date = new Date(at);
  return now - date.getTime() < DAY_MS
    ? formatClock(date, { locale })
    : formatInstant(date, { locale, now: new Date(now) });
}
