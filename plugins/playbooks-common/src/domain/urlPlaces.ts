import type { Placeholder } from './placeholders';
import type { UrlPlace } from './quoting';

/** Where each variable of an address stands. */
export function urlPlaces(
  text: string,
  atoms: readonly Placeholder[],
): UrlPlace[] {
  const scheme = /^https?:\/\//i.exec(text)?.[0].length ?? 0;
  const slash = text.slice(scheme).search(/[/?#]/);
  const endOfHost = slash < 0 ? text.length : scheme + slash;
  return atoms.map(({ start }) => {
    if (start === 0) {
      return 'start';
    }
    return start < endOfHost ? 'host' : 'rest';
  });
}
