const PLAIN = /^\+?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
/** Surefire writes `2,503.1`. */
const GROUPED = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/;
/** Languages with a decimal comma; `1,234` is not one, as the above reads it. */
const COMMA = /^\d+,\d+$/;
/** Seconds of a year: what is more was no duration. */
const LONGEST = 31_536_000;

function plain(text: string): string {
  if (GROUPED.test(text)) {
    return text.replaceAll(',', '');
  }
  return COMMA.test(text) ? text.replace(',', '.') : text;
}

/** Milliseconds of a time in seconds. Undefined is unknown, as of negative ones, `NaN` and `<<computed>>`. */
export function readMilliseconds(time: string | undefined): number | undefined {
  const text = plain(time?.trim().slice(0, 40) ?? '');
  const seconds = PLAIN.test(text) ? Number(text) : Number.NaN;
  return seconds <= LONGEST ? seconds * 1_000 : undefined;
}

/** To the microsecond: what is beyond is an error of floating point. */
export const roundMilliseconds = (milliseconds: number): number =>
  Math.round(milliseconds * 1_000) / 1_000;
