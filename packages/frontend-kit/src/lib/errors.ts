import { isError } from '@backstage/errors';

const STATUS_BY_NAME: Record<string, number> = {
  InputError: 400,
  AuthenticationError: 401,
  NotAllowedError: 403,
  NotFoundError: 404,
  ConflictError: 409,
  ServiceUnavailableError: 503,
};

/** HTTP status of an error thrown by a REST client, or `undefined` when no server answered. */
export function errorStatus(error: unknown): number | undefined {
  if (!isError(error)) return undefined;
  const { statusCode, response } = error as {
    statusCode?: unknown;
    response?: { status?: unknown };
  };
  const status = statusCode ?? response?.status ?? STATUS_BY_NAME[error.name];
  return typeof status === 'number' ? status : undefined;
}

/** Whether the request itself failed: no server answered. */
export function isNetworkError(error: unknown): boolean {
  return (
    isError(error) &&
    errorStatus(error) === undefined &&
    ['TypeError', 'AbortError', 'TimeoutError', 'NetworkError'].includes(
      error.name,
    )
  );
}

/** Whether the caller may not see the thing, or it does not exist; servers answer both alike on purpose. */
export function isHidden(error: unknown): boolean {
  const status = errorStatus(error);
  return status === 403 || status === 404;
}

/** Message and cause of an error, for "Details". */
export function errorMessage(error: unknown): string {
  if (!isError(error)) return String(error);
  const { cause } = error as { cause?: unknown };
  const reason = isError(cause) ? `\n${cause.name}: ${cause.message}` : '';
  return `${error.name}: ${error.message}${reason}`;
}
