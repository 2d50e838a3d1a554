import type { ReactNode } from 'react';
import { Box, Text } from '@backstage/ui';
import styles from './AlertPanelFrame.module.css';

/**
 * Properties of {@link AlertPanelFrame}.
 *
 * @public
 */
export interface AlertPanelFrameProps {
  /** What the panel answers, two or three words. */
  title: string;
  /** A few words beside the title: how sure it is, a link. */
  aside?: ReactNode;
  /** A phone has the title and what is inside in one line, as far as they fit: for what is not the first thing to read. */
  isLine?: boolean;
  children: ReactNode;
}

/**
 * A part of the page of an alert, on a surface of its own that its buttons know of.
 *
 * @public
 */
export function AlertPanelFrame(props: AlertPanelFrameProps) {
  const { title, aside, isLine, children } = props;
  return (
    <Box
      as="section"
      bg="neutral"
      className={styles.frame}
      aria-label={title}
      data-line={isLine || undefined}
    >
      <div className={styles.head}>
        <Text
          as="h3"
          variant="title-x-small"
          weight="bold"
          className={styles.title}
        >
          {title}
        </Text>
        {aside}
      </div>
      {children}
    </Box>
  );
}
