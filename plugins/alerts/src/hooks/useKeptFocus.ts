import { useEffect, useRef, type RefObject } from 'react';

/**
 * Keeps the focus among some buttons when the one that was pressed goes: whoever works by keyboard would begin at the top of the page.
 *
 * @param state - what decides which buttons there are
 */
export function useKeptFocus<T extends HTMLElement>(
  state: unknown,
): RefObject<T> {
  const group = useRef<T>(null);
  const before = useRef(state);
  useEffect(() => {
    const isSame = before.current === state;
    before.current = state;
    if (!isSame && document.activeElement === document.body) {
      group.current?.focus({ preventScroll: true });
    }
  }, [state]);
  return group;
}
