import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that stays the same one, and does what the last one given does: for parts that are drawn only when what they show changes. */
export function useLatest<T>(act: (value: T) => void): (value: T) => void {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((value: T) => latest.current(value), []);
}
