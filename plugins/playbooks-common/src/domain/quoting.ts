import type { ShellPlace } from './shellPlaces';

/** A value as it may stand in a command, or why it may not. */
export type Quoted = { text: string } | { refused: string };

/** Means nothing to any shell, query language or address wherever it stands. */
const PLAIN = /^[A-Za-z0-9_./:@+][A-Za-z0-9_./:@,+-]*$/;
/** What a terminal may act on when it is pasted, quoted or not: control characters, and marks that turn the direction. */
const UNSEEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\p{Surrogate}]/u;
/** Longest value that is put into a command. */
const LONGEST = 1_000;

/** What holds wherever a value is put. */
function neverFits(value: string): string | undefined {
  if (value === '') {
    return 'is empty';
  }
  if (value.length > LONGEST) {
    return `is longer than ${LONGEST} characters`;
  }
  if (UNSEEN.test(value)) {
    return 'holds characters that cannot be seen';
  }
  return undefined;
}

const singleQuoted = (value: string) => `'${value.replace(/'/g, `'\\''`)}'`;

/** A value for a place in a shell command, which stays one word and runs nothing. */
export function quoteForShell(value: string, place: ShellPlace): Quoted {
  const never = neverFits(value);
  if (never) {
    return { refused: never };
  }
  if (PLAIN.test(value)) {
    return { text: value };
  }
  switch (place) {
    case 'bare':
      return value.startsWith('-')
        ? { refused: 'starts with - and would be read as an option' }
        : { text: singleQuoted(value) };
    case 'single':
      // Inside single quotes already: only the quote itself has to leave them.
      return { text: value.replace(/'/g, `'\\''`) };
    case 'double':
      // Leaves the double quotes and comes back: nothing is safe to escape inside them in every shell (`!`).
      return { text: `"${singleQuoted(value)}"` };
    default:
      return {
        refused: 'has characters that cannot be quoted safely in this place',
      };
  }
}

/** Where a value stands in PromQL. */
export type PromqlPlace =
  | { kind: 'string' | 'pattern'; quote: '"' | "'" }
  | { kind: 'unsure' };

/** A value for a place in a PromQL query. */
export function quoteForPromql(value: string, place: PromqlPlace): Quoted {
  const never = neverFits(value);
  if (never) {
    return { refused: never };
  }
  if (place.kind === 'unsure') {
    return /^[A-Za-z0-9_:.]+$/.test(value)
      ? { text: value }
      : { refused: 'may stand inside quotes only' };
  }
  const literal =
    place.kind === 'pattern'
      ? value.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')
      : value;
  return {
    text: literal
      .replace(/\\/g, '\\\\')
      .split(place.quote)
      .join(`\\${place.quote}`),
  };
}

const escapeOctet = (c: string) =>
  `%${c.charCodeAt(0).toString(16).toUpperCase()}`;

/** Where a value stands in an address. */
export type UrlPlace = 'start' | 'host' | 'rest';

/** A value for a place in an address. */
export function quoteForUrl(value: string, place: UrlPlace): Quoted {
  const never = neverFits(value);
  if (never) {
    return { refused: never };
  }
  switch (place) {
    case 'start':
      return /^https?:\/\/[\w.-]+(?::\d{1,5})?(?:\/[\w./~-]*)?$/.test(value)
        ? { text: value }
        : { refused: 'is no http or https address' };
    case 'host':
      return /^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?$/.test(
        value,
      )
        ? { text: value }
        : { refused: 'is no name of a host' };
    default:
      // Dots alone would climb to the folder above.
      return /^\.{1,2}$/.test(value)
        ? { refused: 'would change the path of the address' }
        : { text: encodeURIComponent(value).replace(/['()*!]/g, escapeOctet) };
  }
}

/** A value where it is not known who reads it: one without meaning anywhere. */
export function quoteForUnknown(value: string): Quoted {
  const never = neverFits(value);
  if (never) {
    return { refused: never };
  }
  return PLAIN.test(value)
    ? { text: value }
    : { refused: 'has characters that cannot be quoted safely in this place' };
}
