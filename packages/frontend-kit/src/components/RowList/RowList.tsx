import { forwardRef, type ComponentProps, type ReactNode } from 'react';
import styles from './RowList.module.css';

/** Rows, each an item of lines under each other, its links as high as a thumb on a phone. */
export const RowList = forwardRef<
  HTMLUListElement,
  Pick<ComponentProps<'ul'>, 'tabIndex'> & {
    label: string;
    children: ReactNode;
  }
>(({ label, ...props }, ref) => (
  <ul {...props} ref={ref} className={styles.list} aria-label={label} />
));

/** What stands beside each other in an item, as far as there is room: at its two ends, or all at its beginning. */
export const RowLine = (props: { isPacked?: boolean; children: ReactNode }) => (
  <div className={props.isPacked ? styles.packed : styles.line}>
    {props.children}
  </div>
);
