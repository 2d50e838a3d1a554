import type { PropsWithChildren } from 'react';
import styles from './ActionBar.module.css';

/** The main actions of a phone's page, under the thumb: above the bottom navigation of the app, whatever is scrolled. */
export function ActionBar({ children }: PropsWithChildren) {
  return (
    <div className={styles.place}>
      <div className={styles.bar} data-callboard-action-bar="">
        {children}
      </div>
    </div>
  );
}
