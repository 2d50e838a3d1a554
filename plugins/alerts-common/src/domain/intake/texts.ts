/** PostgreSQL keeps no NUL, and half of a pair of surrogates is no UTF-8. */
const UNKEEPABLE = /[\0\p{Surrogate}]/gu;

/** Finds pairs too, and is many times as fast. */
const MAYBE_UNKEEPABLE = /[\0\uD800-\uDFFF]/;

const ELLIPSIS = '…';

/** Text that every store can keep. */
export const cleaned = (text: string): string =>
  MAYBE_UNKEEPABLE.test(text) ? text.replace(UNKEEPABLE, '\uFFFD') : text;

/** The first characters, without half of a pair at the end. */
export function startOf(text: string, length: number): string {
  const start = text.slice(0, length);
  return /[\uD800-\uDBFF]$/.test(start) ? start.slice(0, -1) : start;
}

/** At most so many characters; what is left out is told by an ellipsis. */
export const clipped = (text: string, max: number): string =>
  text.length > max
    ? cleaned(startOf(text, max - ELLIPSIS.length)) + ELLIPSIS
    : cleaned(text);

/** Text of a value that is no text: a number, a boolean, or JSON. Undefined where nothing was sent. */
export function asText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Text of a value of one word or sentence; undefined for lists, objects and where nothing is written. */
export function plainText(value: unknown): string | undefined {
  if (typeof value === 'object') return undefined;
  return asText(value)?.trim() || undefined;
}

/** The first of some that has text. */
export function firstText(values: Iterable<unknown>): string | undefined {
  for (const value of values) {
    const text = plainText(value);
    if (text !== undefined) return text;
  }
  return undefined;
}
