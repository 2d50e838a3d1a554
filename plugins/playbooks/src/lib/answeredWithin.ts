/**
 * Asks, and gives up after a time: in a tunnel requests hang instead of failing.
 *
 * @param milliseconds - after which it fails as though no server had answered
 * @param signal - of who waits for it
 */
export async function answeredWithin<T>(
  milliseconds: number,
  ask: (signal: AbortSignal) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal?.addEventListener('abort', abort);
  const timer = setTimeout(abort, milliseconds);
  try {
    return await ask(controller.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}
