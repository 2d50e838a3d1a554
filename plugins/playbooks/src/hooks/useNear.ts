import { useEffect, useState, type RefObject } from 'react';

/** After this time all else that a page needs has been asked for, and paper wants everything. */
const ANYWAY_MS = 5_000;

/** Whether an element is less than a screen away from what is seen, or has been, or the page is there for some seconds. */
export function useNear(element: RefObject<Element>): boolean {
  const [isNear, setNear] = useState(!('IntersectionObserver' in window));
  useEffect(() => {
    if (isNear || !element.current) return undefined;
    const observer = new IntersectionObserver(
      entries => entries.some(one => one.isIntersecting) && setNear(true),
      { rootMargin: '100%' },
    );
    observer.observe(element.current);
    const timer = setTimeout(() => setNear(true), ANYWAY_MS);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [element, isNear]);
  return isNear;
}
