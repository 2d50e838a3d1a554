/** Gives a request up after some time: in a lift requests hang, and only a new one gets through. */
export async function answeredWithin<T>(
  milliseconds: number,
  request: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), milliseconds);
  const given = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () =>
      reject(new DOMException('No answer in time', 'TimeoutError')),
    );
  });
  try {
    // A request that does not heed the signal is left to itself.
    return await Promise.race([request(controller.signal), given]);
  } finally {
    clearTimeout(timer);
  }
}
