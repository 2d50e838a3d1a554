/** An address with what it asks for behind it, if anything. */
export const withQuery = (path: string, query: Record<string, string> = {}) =>
  Object.keys(query).length > 0
    ? `${path}?${new URLSearchParams(query)}`
    : path;
