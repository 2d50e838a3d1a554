import type { ReactNode } from 'react';
import { Container, Header, type HeaderProps } from '@backstage/ui';
import { useNarrow } from '@internal/frontend-kit';
import styles from './PageHead.module.css';

/** A header that shows a long title whole, and whose acts stand below it on a phone, where they would push the title out. */
export function PageHead(
  props: Omit<HeaderProps, 'customActions'> & { acts?: ReactNode },
) {
  const { acts, ...header } = props;
  const isNarrow = useNarrow();
  return (
    <div className={styles.head}>
      <Header {...header} customActions={isNarrow ? undefined : acts} />
      {isNarrow && acts && (
        <Container className={styles.acts}>{acts}</Container>
      )}
    </div>
  );
}
