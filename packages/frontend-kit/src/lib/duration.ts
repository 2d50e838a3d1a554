const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A duration in words of two units at most, rounded down: "45 s", "3 min 20 s", "1 h 05 min", "2 d 4 h".
 * The unit symbols are those of the SI and stay the same in every language.
 */
export function formatDuration(milliseconds: number): string {
  const ms = Math.max(0, milliseconds);
  if (ms > 0 && ms < SECOND) return '< 1 s';
  if (ms < MINUTE) return `${Math.floor(ms / SECOND)} s`;
  if (ms < HOUR) return units(ms, [MINUTE, 'min'], [SECOND, 's']);
  if (ms < DAY) return units(ms, [HOUR, 'h'], [MINUTE, 'min'], 2);
  return units(ms, [DAY, 'd'], [HOUR, 'h']);
}

/** The largest unit alone, rounded down: "3 h". For ages, where the second unit is noise. */
export function formatAge(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / SECOND);
  return formatDuration(seconds * SECOND)
    .split(' ')
    .slice(0, 2)
    .join(' ');
}

type Unit = [size: number, symbol: string];

function units(ms: number, major: Unit, minor: Unit, digits = 1): string {
  const rest = Math.floor((ms % major[0]) / minor[0]);
  const head = `${Math.floor(ms / major[0])} ${major[1]}`;
  return rest === 0
    ? head
    : `${head} ${String(rest).padStart(digits, '0')} ${minor[1]}`;
}
