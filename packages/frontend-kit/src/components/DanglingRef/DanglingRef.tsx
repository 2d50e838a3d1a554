import { ReactNode } from 'react';
import styles from './DanglingRef.module.css';

/** A reference that leads nowhere: as it is written, then the reason. */
export function DanglingRef({
  raw,
  reason,
}: {
  raw: string;
  /** The rest of the sentence: "is not in the catalog". */
  reason: ReactNode;
}) {
  return (
    <span className={styles.root}>
      <code className={styles.raw}>{raw}</code> {reason}
    </span>
  );
}
