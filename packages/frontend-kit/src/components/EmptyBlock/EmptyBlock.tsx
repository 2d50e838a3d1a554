import { ReactNode } from 'react';
import {
  RiCheckboxCircleLine,
  RiFilterOffLine,
  RiInboxLine,
} from '@remixicon/react';
import styles from './Block.module.css';

const icons = {
  'nothing-yet': RiInboxLine,
  filtered: RiFilterOffLine,
  good: RiCheckboxCircleLine,
};

/** Properties of {@link EmptyBlock}. */
export interface EmptyBlockProps {
  /** Nothing was made yet, the filters leave nothing, or nothing is the good news. */
  kind: 'nothing-yet' | 'filtered' | 'good';
  /** What is empty, a sentence. */
  title: ReactNode;
  /** What that means and what to do next: text, a `Snippet`. */
  children?: ReactNode;
  /** Buttons. */
  actions?: ReactNode;
}

/** Says that a view is empty, why, and what to do next. */
export function EmptyBlock({
  kind,
  title,
  children,
  actions,
}: EmptyBlockProps) {
  const Icon = icons[kind];
  const tone = kind === 'good' ? styles.good : styles.quiet;
  return (
    <div className={styles.block} data-empty={kind}>
      <div className={`${styles.line} ${tone}`}>
        <Icon aria-hidden="true" />
        <strong>{title}</strong>
      </div>
      {children && <div className={styles.wide}>{children}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
