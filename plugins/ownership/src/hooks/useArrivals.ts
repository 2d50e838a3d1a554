import { useEffect, useRef } from 'react';
import { useAnnounce } from '@internal/frontend-kit';

/** Tells screen readers of things that came while the reader is there; what came back is not news. */
export function useArrivals(
  items: { id: string }[],
  say: (count: number) => string,
): void {
  const announce = useAnnounce();
  const known = useRef<Set<string>>();
  const told = useRef(say);
  told.current = say;
  useEffect(() => {
    const ids = items.map(({ id }) => id);
    const fresh = ids.filter(id => known.current && !known.current.has(id));
    known.current = new Set([...(known.current ?? []), ...ids]);
    if (fresh.length > 0) announce(told.current(fresh.length), 'news');
  }, [announce, items]);
}
