import type { ReactNode } from 'react';
import { Box } from '@backstage/ui';
import styles from './AlertPage.module.css';

/** A part of the page, on a surface of its own that its buttons know of. */
export function Part({
  label,
  children,
}: {
  label: string;
  children: ReactNode;
}) {
  return (
    <Box as="section" bg="neutral" className={styles.card} aria-label={label}>
      {children}
    </Box>
  );
}
