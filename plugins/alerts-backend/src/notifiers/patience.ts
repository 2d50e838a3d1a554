/** Who has not answered by then has not answered. */
export const PATIENCE_MS = 10_000;

/** Aborted when the given one is, or when it has taken too long. */
export const patient = (signal: AbortSignal, patienceMs = PATIENCE_MS) =>
  AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);

/**
 * What the work gives. Once the signal is aborted it is waited for no longer; it may still be done.
 *
 * @throws what the work throws, and the signal's reason
 */
export function unlessAborted<T>(
  work: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    work
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stop));
  });
}
