/** The status of an answer that a reader of URLs could not use: they tell it in their messages, and in no other way. */
export function statusOf(error: unknown): number | undefined {
  const { statusCode, message = '' } = (error ?? {}) as {
    statusCode?: number;
    message?: string;
  };
  if (/rate limit/i.test(message)) return 429;
  const written = /, (\d{3})(?: |$)/.exec(message)?.[1];
  return statusCode ?? (written ? Number(written) : undefined);
}
