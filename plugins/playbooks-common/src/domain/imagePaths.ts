import { candidatesFor, type RouteRules } from './checkLink';

const decoded = (text: string) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * Files of the source that an image of a page may be, the likeliest first; none for addresses of other sites, images within the
 * page, and what climbs out of the source.
 *
 * @param target - as the page writes it
 * @public
 */
export function imagePathsOf(
  target: string,
  {
    path,
    routes,
  }: {
    /** Path of the page in its source. */
    path: string;
    routes?: RouteRules;
  },
): string[] {
  // Browsers take a backslash for a slash.
  if (/^[a-z][a-z0-9+.-]*:|^[\\/]{2}/i.test(target)) {
    return [];
  }
  const [address] = target.split(/[?#]/, 1);
  const found = candidatesFor(decoded(address), { path, routes });
  return [...new Set(found)].filter(
    candidate => candidate !== undefined && candidate !== '',
  ) as string[];
}
