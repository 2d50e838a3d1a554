import { forwardRef, type ComponentProps, type ReactNode } from 'react';
import styles from './Rows.module.css';

/** What there is, each in lines under each other, wide and on a phone. */
export const Rows = forwardRef<HTMLUListElement, ComponentProps<'ul'>>(
  (props, ref) => <ul {...props} ref={ref} className={styles.rows} />,
);

/** What stands beside each other in a row, as far as there is room. */
export const Line = ({ children }: { children: ReactNode }) => (
  <div className={styles.line}>{children}</div>
);
