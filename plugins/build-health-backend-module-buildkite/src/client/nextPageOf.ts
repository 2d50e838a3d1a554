/** Of a header as long as nobody writes one. */
const LONGEST = 5_000;

/**
 * The page that a Link header calls the next one; undefined after the last. The address itself is not followed: only its page is
 * taken, and only where it leads to the API that was asked. https://buildkite.com/docs/apis/rest-api#pagination
 */
export function nextPageOf(
  link: string | null,
  apiBaseUrl: string,
): number | undefined {
  const next = (link ?? '')
    .slice(0, LONGEST)
    .split(',')
    .find(one => /;\s*rel="?next"?/.test(one));
  if (next === undefined) return undefined;
  const written = next.slice(next.indexOf('<') + 1, next.lastIndexOf('>'));
  const url = URL.canParse(written, apiBaseUrl)
    ? new URL(written, apiBaseUrl)
    : undefined;
  const page = Number(url?.searchParams.get('page'));
  if (url?.origin !== new URL(apiBaseUrl).origin || !(page > 1)) {
    throw new Error('Buildkite names a next page that cannot be read');
  }
  return page;
}
