import { useEffect, useRef } from 'react';

/**
 * Keeps the line below the chosen tab in its place, and that tab in sight on a phone: the header measures when the window changes, and
 * not when a name grows.
 */
export function useTabsInPlace(labels: string) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const nav = root.current?.querySelector('nav');
    if (!nav) return;
    // It measures as if nothing were scrolled.
    nav.scrollLeft = 0;
    window.dispatchEvent(new Event('resize'));
    const chosen = nav.querySelector<HTMLElement>('[aria-current=page]');
    if (!chosen) return;
    const { right } = chosen.getBoundingClientRect();
    nav.scrollLeft = Math.max(0, right - nav.getBoundingClientRect().right);
  }, [labels]);
  return root;
}
