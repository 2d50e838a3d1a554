/**
 * A page of a list, as APIs give them that take `page` and `per_page`, and name the next page in a Link header (RFC 8288).
 *
 * @param sizes - of a page: the usual one, and the most that may be asked for
 */
export function linkedPage<T>(
  all: readonly T[],
  url: URL,
  { usual, most }: { usual: number; most: number },
) {
  const wanted = Number(url.searchParams.get('per_page') ?? usual);
  const page = Number(url.searchParams.get('page') ?? 1);
  const end = page * Math.min(wanted, most);
  const next = new URL(url);
  next.searchParams.set('page', `${page + 1}`);
  return {
    items: all.slice(end - Math.min(wanted, most), end),
    end,
    headers: all.length > end ? { link: `<${next}>; rel="next"` } : undefined,
  };
}
