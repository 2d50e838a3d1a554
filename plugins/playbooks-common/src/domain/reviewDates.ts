/** A stretch of the calendar. */
interface Period {
  months: number;
  days: number;
}

const WORDS: Record<string, Period> = {
  day: { months: 0, days: 1 },
  week: { months: 0, days: 7 },
  month: { months: 1, days: 0 },
  quarter: { months: 3, days: 0 },
  year: { months: 12, days: 0 },
};

const ADVERBS: Record<string, Period> = {
  daily: WORDS.day,
  weekly: WORDS.week,
  monthly: WORDS.month,
  quarterly: WORDS.quarter,
  yearly: WORDS.year,
  annually: WORDS.year,
};

const times = ({ months, days }: Period, count: number): Period => ({
  months: months * count,
  days: days * count,
});

const isUsual = ({ months, days }: Period) =>
  months + days > 0 && months <= 120 && days <= 3_653;

/** `P6M`, `6 months`, `quarterly`; nothing where it is none of these, or longer than ten years. */
export function readPeriod(text: string): Period | undefined {
  const words = text.trim().toLowerCase();
  const [, count, unit] =
    /^(\d{1,4}) {0,3}(day|week|month|quarter|year)s?$/.exec(words) ?? [];
  const [iso, years, months, weeks, days] =
    /^p(?:(\d{1,2})y)?(?:(\d{1,3})m)?(?:(\d{1,3})w)?(?:(\d{1,4})d)?$/.exec(
      words,
    ) ?? [];
  const found = unit
    ? times(WORDS[unit], Number(count))
    : ADVERBS[words] ??
      (iso && {
        months: 12 * Number(years ?? 0) + Number(months ?? 0),
        days: 7 * Number(weeks ?? 0) + Number(days ?? 0),
      });
  return found && isUsual(found) ? found : undefined;
}

/** The day of an instant, `YYYY-MM-DD`, UTC. */
export const dayOf = (instant: Date) => instant.toISOString().slice(0, 10);

/** The day that a text begins with; nothing where the calendar has no such day. */
export function readDay(text: string): string | undefined {
  const [day] = /^\d{4}-\d{2}-\d{2}/.exec(text.trim()) ?? [];
  const instant = new Date(`${day}T00:00:00Z`);
  return day && !Number.isNaN(instant.getTime()) && dayOf(instant) === day
    ? day
    : undefined;
}

/** The day after a period; from the 31st a month leads to the last day of the next. */
export function addPeriod(day: string, { months, days }: Period): string {
  const [year, month, date] = day.split('-').map(Number);
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOf(
    new Date(
      Date.UTC(year, month - 1 + months, Math.min(date, lastDate) + days),
    ),
  );
}

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
