import type { Placeholder } from './placeholders';
import type { PromqlPlace } from './quoting';

const UNSURE: PromqlPlace = { kind: 'unsure' };

/** What a string is to the query, by the operator before it. */
function kindOfString(before: string): 'string' | 'pattern' | undefined {
  if (/[=!]~\s*$/.test(before)) {
    return 'pattern';
  }
  // Arguments of functions may be patterns or replacements; only matchers of labels are known.
  return /[\w"]\s*!?=\s*$/.test(before) ? 'string' : undefined;
}

/**
 * Where each variable of a PromQL query stands.
 *
 * Source of the rules: https://prometheus.io/docs/prometheus/latest/querying/basics/ (string literals, matchers).
 */
export function promqlPlaces(
  text: string,
  atoms: readonly Placeholder[],
): PromqlPlace[] {
  const places: PromqlPlace[] = [];
  let quote: string | undefined;
  let kind: 'string' | 'pattern' | undefined;
  let at = 0;
  const placeNow = (): PromqlPlace =>
    (quote === '"' || quote === "'") && kind ? { kind, quote } : UNSURE;
  while (at < text.length) {
    const atom = atoms[places.length];
    const c = text[at];
    if (atom?.start === at) {
      places.push(placeNow());
      at = atom.end;
    } else if (quote) {
      const isEscape = c === '\\' && quote !== '`';
      if (isEscape && atoms[places.length]?.start === at + 1) {
        break;
      }
      quote = c === quote ? undefined : quote;
      at += isEscape ? 2 : 1;
    } else if (c === '#') {
      const end = text.indexOf('\n', at);
      const next = end < 0 ? text.length : end;
      while (atoms[places.length]?.start < next) {
        places.push(UNSURE);
      }
      at = next;
    } else {
      if (c === '"' || c === "'" || c === '`') {
        quote = c;
        kind = kindOfString(text.slice(Math.max(0, at - 20), at));
      }
      at += 1;
    }
  }
  // A string that never ends: nothing about this query is sure.
  return quote || places.length < atoms.length
    ? atoms.map(() => UNSURE)
    : places;
}
