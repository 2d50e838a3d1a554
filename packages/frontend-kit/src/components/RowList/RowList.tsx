import type { ReactNode } from 'react';
import styles from './RowList.module.css';

/** Rows of a table on a phone: each an item, its links as high as a thumb. */
export const RowList = (props: { label: string; children: ReactNode }) => (
  <ul className={styles.list} aria-label={props.label}>
    {props.children}
  </ul>
);

/** What stands beside each other in an item, as far as there is room. */
export const RowLine = ({ children }: { children: ReactNode }) => (
  <div className={styles.line}>{children}</div>
);
