import { InputError, stringifyError } from '@backstage/errors';

/** What a parser returns. @throws InputError with the path of the field before what the parser says */
export function at<T>(path: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    const message =
      error instanceof Error ? error.message : stringifyError(error);
    throw new InputError(`${path}: ${message}`);
  }
}
