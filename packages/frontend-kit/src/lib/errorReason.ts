import { isError } from '@backstage/errors';

/** What the backend says of a refusal; without an answer of it, the error itself. */
export function errorReason(error: unknown): string {
  if (!isError(error)) return String(error);
  const { cause } = error as { cause?: unknown };
  return isError(cause) && cause.message ? cause.message : error.message;
}
