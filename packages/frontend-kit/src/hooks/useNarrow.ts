import { useCallback, useSyncExternalStore } from 'react';

/** A phone, and a window of 1,280 px at twice its size: what a portal's menu leaves of that is as wide as a phone. */
const MOST_PX = 699;

/**
 * Whether the window is as narrow as a phone's.
 *
 * @param most - width in px up to which it is; 699 when absent
 */
export function useNarrow(most = MOST_PX): boolean {
  const query = `(max-width: ${most}px)`;
  const subscribe = useCallback(
    (onChange: () => void) => {
      const list = window.matchMedia?.(query);
      list?.addEventListener('change', onChange);
      return () => list?.removeEventListener('change', onChange);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia?.(query).matches ?? false,
    () => false,
  );
}
