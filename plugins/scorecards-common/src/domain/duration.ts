const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** From the largest to the smallest, as they follow each other in a text. */
const UNITS: readonly [unit: string, milliseconds: number][] = [
  ['w', WEEK],
  ['d', DAY],
  ['h', HOUR],
  ['m', MINUTE],
  ['s', SECOND],
  ['ms', 1],
];

const MAX_LENGTH = 64;

/** One part of a duration and the blanks before it. */
const PART = / {0,8}(\d{1,9})(ms|[wdhms])/y;

/**
 * Reads a duration as people write it: `90m`, `36h`, `7d`, `2w`, `1h 30m`. Each unit of `w d h m s ms` stands at most once, the
 * largest first; `m` is a minute.
 *
 * @returns milliseconds; undefined for any other text
 *
 * @public
 */
export function parseDuration(text: string): number | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const trimmed = text.trim();
  let total = 0;
  let place = -1;
  PART.lastIndex = 0;
  do {
    const part = PART.exec(trimmed);
    if (!part) return undefined;
    const unit = UNITS.findIndex(([name]) => name === part[2]);
    if (unit <= place) return undefined;
    place = unit;
    total += Number(part[1]) * UNITS[unit][1];
  } while (PART.lastIndex < trimmed.length);
  PART.lastIndex = 0;
  return total;
}

/**
 * Writes a duration so that {@link parseDuration} reads the same: `36h` is `1d 12h`, and only whole weeks are weeks.
 *
 * @param milliseconds - whole, and not negative
 *
 * @public
 */
export function formatDuration(milliseconds: number): string {
  if (milliseconds === 0) return '0s';
  if (milliseconds % WEEK === 0) return `${milliseconds / WEEK}w`;
  let rest = milliseconds;
  const parts: string[] = [];
  for (const [unit, size] of UNITS.slice(1)) {
    const amount = Math.floor(rest / size);
    if (amount > 0) parts.push(`${amount}${unit}`);
    rest -= amount * size;
  }
  return parts.join(' ');
}
