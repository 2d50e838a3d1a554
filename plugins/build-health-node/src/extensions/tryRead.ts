import { NoAccessError } from '../client/errors';
import type { CheckedRead } from './checking';

/**
 * Tries out one thing, for `check`.
 *
 * @param options - `fix`: what to do where it may not be read; absent: what the error says
 * @throws any error of `read` but a {@link NoAccessError}
 *
 * @public
 */
export async function tryRead(
  what: string,
  { read, fix }: { read: () => Promise<unknown>; fix?: string },
): Promise<CheckedRead> {
  try {
    await read();
    return { what, isAllowed: true };
  } catch (error) {
    if (!NoAccessError.is(error)) throw error;
    return { what, isAllowed: false, fix: fix ?? error.message };
  }
}
