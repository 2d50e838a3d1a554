import { isError } from '@backstage/errors';

/** What the server said when it refused something; else the message of the error itself. */
export function serverMessage(error: unknown): string {
  if (!isError(error)) return String(error);
  const { cause } = error as { cause?: unknown };
  return isError(cause) ? cause.message : error.message;
}
