import { useEffect, useState } from 'react';

/** Turns true when `active` has held for `milliseconds` without a break. */
export function useElapsed(active: boolean, milliseconds: number): boolean {
  const [elapsed, setElapsed] = useState(false);
  useEffect(() => {
    setElapsed(false);
    if (!active) return undefined;
    const timer = setTimeout(() => setElapsed(true), milliseconds);
    return () => clearTimeout(timer);
  }, [active, milliseconds]);
  return active && elapsed;
}
