import type { PropsWithChildren, ReactNode } from 'react';
import styles from './Columns.module.css';

/** A text with what goes with it beside it, which stays in view; below it on a phone and on paper. */
export function Columns(
  props: PropsWithChildren<{
    side: ReactNode;
    /** Room for a timeline. */
    hasWideSide?: boolean;
  }>,
) {
  const { side, hasWideSide, children } = props;
  return (
    <div className={styles.columns} data-wide={hasWideSide || undefined}>
      <div className={styles.main}>{children}</div>
      <aside className={styles.side}>{side}</aside>
    </div>
  );
}
