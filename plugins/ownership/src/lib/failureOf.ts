import { errorStatus } from '@internal/frontend-kit';

/** Why a write did not happen, as far as the reader can do something about it. */
export type Failure = 'conflict' | 'refused' | 'invalid' | 'failed';

/** Sorts an error of a write; hidden and forbidden are one, since the server answers both alike. */
export function failureOf(error: unknown): Failure {
  const status = errorStatus(error);
  if (status === 409) return 'conflict';
  if (status === 400) return 'invalid';
  return status === 403 || status === 404 ? 'refused' : 'failed';
}
