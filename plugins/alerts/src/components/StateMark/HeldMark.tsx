import { StatusText } from '@internal/frontend-kit';
import { RiUserLine } from '@remixicon/react';
import styles from './StateMark.module.css';

/** Somebody has it. Unlike what goes on by itself, nothing turns. */
export function HeldMark({ text }: { text: string }) {
  return (
    <span className={styles.still}>
      <StatusText tone="progress" text={text} icon={RiUserLine} />
    </span>
  );
}
