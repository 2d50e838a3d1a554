import { CustomErrorBase } from '@backstage/errors';

/** What a source has not read in time. It may read it later: to wait for a provider is no failure. */
export class LateError extends CustomErrorBase {
  name = 'LateError' as const;
}

/**
 * Waits for a source no longer than this, also for one that does not end when it is told to.
 *
 * @throws LateError when the time is over
 */
export async function readInTime<T>(
  read: (signal: AbortSignal) => Promise<T>,
  { signal, ms }: { signal: AbortSignal; ms: number },
): Promise<T> {
  signal.throwIfAborted();
  const stop = new AbortController();
  const onAbort = () => stop.abort(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(
    () =>
      stop.abort(
        new LateError(
          `The source has not read it within ${
            ms / 1_000
          } s; does its provider answer?`,
        ),
      ),
    ms,
  );
  const stopped = new Promise<never>((_, reject) => {
    stop.signal.addEventListener('abort', () => reject(stop.signal.reason));
  });
  try {
    return await Promise.race([read(stop.signal), stopped]);
  } catch (error) {
    // A source that was interrupted says so in its own words.
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}
