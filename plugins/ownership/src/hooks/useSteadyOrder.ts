import { useMemo, useRef } from 'react';

/**
 * Things in the order in which they came on screen, so that nothing moves under the pointer: what is new stands at the end,
 * and what comes back stands where it was.
 */
export function useSteadyOrder<T>(items: T[], idOf: (item: T) => string): T[] {
  const places = useRef(new Map<string, number>()).current;
  return useMemo(() => {
    for (const item of items) {
      const id = idOf(item);
      if (!places.has(id)) places.set(id, places.size);
    }
    return [...items].sort(
      (a, b) => places.get(idOf(a))! - places.get(idOf(b))!,
    );
    // eslint-disable-next-line react-hooks/exhaustive-deps -- how a thing is called does not change
  }, [items]);
}
