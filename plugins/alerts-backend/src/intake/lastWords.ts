import { stringifyError } from '@backstage/errors';

const MOST = 300;

/** What a database says of a failure: its driver puts the whole statement before that, with all that was to be kept. */
export function lastWords(error: unknown): string {
  const text = stringifyError(error);
  return text.slice(text.lastIndexOf(' - ') + 1).slice(0, MOST);
}
