import { startTransition, useEffect, useState } from 'react';

/**
 * A value as it was, until what else changed with it is on screen. A deferred value is drawn in the same frame where the machine is
 * busy: a browser lets the work of a page go before its frames.
 */
export function useAfterPaint<T>(value: T): T {
  const [shown, setShown] = useState(value);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setShown(value)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [value]);
  return shown;
}
