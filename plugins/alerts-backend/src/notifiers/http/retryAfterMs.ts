/** Whoever wants to be left alone longer is asked again all the same: somebody waits for the message. */
const LONGEST_MS = 10 * 60_000;

const SECONDS = /^\d{1,9}$/;

/**
 * How long `Retry-After` asks to wait: in seconds, or until a date (RFC 9110, 10.2.3).
 *
 * @param now - milliseconds since 1970
 * @returns milliseconds; `undefined` where nothing of the kind is written
 */
export function retryAfterMs(
  written: string | null,
  now: number,
): number | undefined {
  if (written === null) return undefined;
  const text = written.trim();
  const wait = SECONDS.test(text)
    ? Number(text) * 1_000
    : Date.parse(text) - now;
  return Number.isNaN(wait)
    ? undefined
    : Math.min(Math.max(wait, 0), LONGEST_MS);
}
