/** Aborted when whoever asked does not wait for the answer any more. */
export function signalOf(response: {
  once(event: 'close', listener: () => void): unknown;
  readonly writableEnded: boolean;
}): AbortSignal {
  const stop = new AbortController();
  response.once('close', () => {
    if (!response.writableEnded) stop.abort();
  });
  return stop.signal;
}
