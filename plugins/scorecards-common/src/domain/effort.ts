/** Minutes of each unit; a day of work has 8 hours. */
const MINUTES = new Map([
  ['d', 480],
  ['h', 60],
  ['m', 1],
]);

/** A thousand days: more is a slip. */
const MOST = 1_000 * 480;

/**
 * Minutes of work in a text such as `30m`, `2h`, `3d` or `1d 4h`; a day has 8 hours. Undefined when it is none.
 *
 * @public
 */
export function parseEffort(text: string): number | undefined {
  const words = text.length > 40 ? [] : text.trim().split(/\s+/);
  let minutes = 0;
  for (const word of words) {
    const [, amount, unit] =
      /^(\d{1,6}(?:\.\d{1,2})?)([dhm])$/.exec(word) ?? [];
    if (unit === undefined) return undefined;
    minutes += Number(amount) * MINUTES.get(unit)!;
  }
  return minutes > 0 && minutes <= MOST ? Math.round(minutes) : undefined;
}

/**
 * Minutes of work for people, the two largest units at most: `30 min`, `1 h 30 min`, `3 d`, `1 d 4 h`. No line breaks between a number
 * and its unit.
 *
 * @public
 */
export function formatEffort(minutes: number): string {
  // Above a day the minutes are noise, and rounding may fill the day.
  const whole =
    minutes < 480 ? Math.round(minutes) : Math.round(minutes / 60) * 60;
  const days = Math.floor(whole / 480);
  const hours = Math.floor((whole % 480) / 60);
  const rest = whole % 60;
  const parts = [
    ...(days > 0 ? [`${days.toLocaleString('en')}\u00a0d`] : []),
    ...(hours > 0 ? [`${hours}\u00a0h`] : []),
    ...(rest > 0 || whole === 0 ? [`${rest}\u00a0min`] : []),
  ];
  return parts.join(' ');
}
