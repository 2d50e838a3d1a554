/** A portal without the backend of a family answers so. */
export const isNotInstalled = (error: unknown): boolean =>
  (error as { statusCode?: unknown }).statusCode === 404;
