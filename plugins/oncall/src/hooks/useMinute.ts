import { useEffect, useState } from 'react';

const TICK_MS = 30_000;

/**
 * The present in milliseconds since 1970 in UTC, renewed twice a minute.
 *
 * @param read - what was read of the server: another one renews the present at once, as it may begin after the last tick
 */
export function useMinute(read?: unknown): number {
  const [now, setNow] = useState(() => Date.now());
  const [seen, setSeen] = useState(read);
  if (seen !== read) {
    setSeen(read);
    setNow(Date.now());
  }
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
