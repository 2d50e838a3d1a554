import { useEffect, useRef, type ReactNode } from 'react';
import styles from './TabLine.module.css';

/**
 * Stands around the header of a page with tabs: keeps the line below the chosen tab in its place, and that tab in sight on a phone. The
 * header measures when the window changes, and not when a name grows.
 */
export function TabLine(props: {
  /** Of all tabs, as they stand there. */
  labels: readonly string[];
  children: ReactNode;
}) {
  const root = useRef<HTMLDivElement>(null);
  const labels = props.labels.join();
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
  return (
    <div ref={root} className={styles.header}>
      {props.children}
    </div>
  );
}
