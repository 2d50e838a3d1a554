const DAY_MS = 86_400_000;

/** The day of a place in a list that ends today, in UTC. */
export function dayAt(options: {
  index: number;
  days: number;
  now: number;
}): Date {
  const { index, days, now } = options;
  return new Date(now - (days - 1 - index) * DAY_MS);
}

/** What days say: the first that is known, the last, and the bounds. */
export interface DaySpan {
  from: number;
  to: number;
  /** Place of the first that is known. */
  first: number;
  min: number;
  max: number;
}

/** Undefined where nothing is known. */
export function spanOf(days: readonly (number | null)[]): DaySpan | undefined {
  const known = days.filter((day): day is number => day !== null);
  if (known.length === 0) return undefined;
  return {
    from: known[0],
    to: known[known.length - 1],
    first: days.findIndex(day => day !== null),
    min: Math.min(...known),
    max: Math.max(...known),
  };
}

/** A line of days as the path of an SVG; what is not known parts it, and a day alone is a dot of the width of the line. */
export function sparkPath(options: {
  days: readonly (number | null)[];
  width: number;
  height: number;
  /** Room for the width of the line. */
  margin: number;
}): string {
  const { days, width, height, margin } = options;
  const span = spanOf(days);
  if (!span) return '';
  const { min, max } = span;
  const step = (width - 2 * margin) / Math.max(1, days.length - 1);
  const scale = (height - 2 * margin) / (max - min || 1);
  const round = (value: number) => Number(value.toFixed(1));
  const yOf = (day: number) =>
    round(max === min ? height / 2 : margin + (max - day) * scale);
  return days
    .map((day, index) => {
      if (day === null) return '';
      const x = round(margin + index * step);
      const isBegun = index > 0 && days[index - 1] !== null;
      const isAlone = !isBegun && (days[index + 1] ?? null) === null;
      const command = isBegun ? 'L' : 'M';
      return `${command}${x} ${yOf(day)}${isAlone ? 'h0.1' : ''}`;
    })
    .join('');
}
