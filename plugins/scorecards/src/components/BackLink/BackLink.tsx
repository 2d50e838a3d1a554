import type { ReactNode } from 'react';
import { Link } from '@backstage/ui';
import styles from './BackLink.module.css';

/** From a page to where it belongs, also when there is nothing on it. */
export const BackLink = (props: { href: string; children: ReactNode }) => (
  <Link href={props.href} className={styles.back}>
    {props.children}
  </Link>
);
