import type { ScalarSchema, ScalarValue } from '../../types';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SPANS = [
  { ms: DAY, short: 'd', long: 'day' },
  { ms: HOUR, short: 'h', long: 'hour' },
  { ms: MINUTE, short: 'min', long: 'minute' },
  { ms: SECOND, short: 's', long: 'second' },
];

/** Not from Intl: its short names of months differ between releases of ICU. */
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

const LONGEST_TEXT = 80;

/** Texts of people can be long; the sentence around them has to stay readable. */
export const shorten = (text: string): string =>
  text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;

export const quote = (text: string): string => `"${shorten(text)}"`;

/** By the decimals that they leave; to make one takes longer than all else that is said of a number. */
const formats = new Map<number, Intl.NumberFormat>();

function formatOf(maximumFractionDigits: number): Intl.NumberFormat {
  const known = formats.get(maximumFractionDigits);
  if (known) return known;
  const format = new Intl.NumberFormat('en-GB', { maximumFractionDigits });
  formats.set(maximumFractionDigits, format);
  return format;
}

/** As in `1,204.5`. */
export const numberText = (value: number, decimals = 2): string =>
  formatOf(decimals).format(value);

/** As in `3 Nov 2026, 04:10 UTC`, and `3 Nov 2026` at midnight. */
export function timeText(at: number): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return 'no time';
  const day = `${date.getUTCDate()} ${
    MONTHS[date.getUTCMonth()]
  } ${date.getUTCFullYear()}`;
  return at % DAY === 0
    ? day
    : `${day}, ${date.toISOString().slice(11, 16)} UTC`;
}

/** A duration as in `1 h 05 min`; two units unless it has to be exact. */
export function spanText(ms: number, exact = false): string {
  if (ms < 0) return `-${spanText(-ms, exact)}`;
  if (ms === 0) return '0 s';
  if (ms < SECOND) return `${numberText(ms)} ms`;
  const first = SPANS.findIndex(span => span.ms <= ms);
  const used = SPANS.slice(first, exact ? undefined : first + 2);
  let rest = ms;
  const parts = used.flatMap(span => {
    const count = Math.floor(rest / span.ms);
    rest -= count * span.ms;
    if (count === 0) return [];
    const digits = String(count);
    const padded =
      span.ms === MINUTE && first < 2 ? digits.padStart(2, '0') : digits;
    return [`${padded} ${span.short}`];
  });
  if (exact && rest > 0) parts.push(`${numberText(rest)} ms`);
  return parts.join(' ');
}

/** An age as in `3 days`: the largest unit of which there are two, or that it is a whole number of; exact: only the latter. */
export function ageText(ms: number, exact = false): string {
  const span = SPANS.find(
    each =>
      ms >= each.ms && (ms % each.ms === 0 || (!exact && ms >= 2 * each.ms)),
  );
  if (!span) return exact ? spanText(ms, true) : 'a second';
  const count = Math.floor(ms / span.ms);
  return `${numberText(count)} ${span.long}${count === 1 ? '' : 's'}`;
}

/** `links` → `link`; what does not end like an English plural stays. */
export function singular(word: string): string {
  if (word === 'people') return 'person';
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss')) {
    return word;
  }
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  const hisses = ['sses', 'shes', 'ches', 'xes'];
  const cut = hisses.some(end => word.endsWith(end)) ? 2 : 1;
  return word.slice(0, -cut);
}

/** The unit stands after a space, `%` without one; of exactly 1 it loses its plural. */
function withUnit(digits: string, unit: string | undefined): string {
  if (!unit) return digits;
  if (unit === '%') return `${digits}%`;
  return `${digits} ${digits === '1' ? singular(unit) : unit}`;
}

/** One value in words. What an author wrote is exact, what was read is rounded to two decimals, or two units of time. */
export function valueText(
  schema: ScalarSchema,
  value: ScalarValue,
  exact = false,
): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') {
    return schema.type === 'duration'
      ? spanText(value, exact)
      : withUnit(numberText(value, exact ? 10 : 2), schema.unit);
  }
  if (schema.type === 'time') return timeText(Date.parse(value));
  return schema.type === 'version' ? shorten(value) : quote(value);
}

const MOST_LISTED = 10;

/** `"a", "b" or "c"`; after ten the rest is counted. */
export function listed(texts: string[], word: 'and' | 'or'): string {
  const shown =
    texts.length > MOST_LISTED
      ? [
          ...texts.slice(0, MOST_LISTED),
          `${numberText(texts.length - MOST_LISTED)} more`,
        ]
      : texts;
  return shown.length < 2
    ? shown.join('')
    : `${shown.slice(0, -1).join(', ')} ${word} ${shown[shown.length - 1]}`;
}
