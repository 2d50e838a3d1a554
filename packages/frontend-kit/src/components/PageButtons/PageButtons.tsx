import { Button } from '@backstage/ui';
import type { useUrlPages } from '../../hooks/useUrlPages';
import styles from './PageButtons.module.css';

/** From page to page of a list that nobody counts; nothing where all of it is on one. */
export function PageButtons(props: {
  pages: ReturnType<typeof useUrlPages>;
  nextCursor: string | undefined;
  isStale: boolean;
  /** What is before this page, and behind it. */
  labels: { previous: string; next: string };
}) {
  const { pages, nextCursor, isStale, labels } = props;
  if (!pages.hasPrevious && !nextCursor) return null;
  return (
    <div className={styles.buttons}>
      <Button
        variant="secondary"
        size="small"
        isDisabled={!pages.hasPrevious || isStale}
        onPress={pages.toPrevious}
      >
        {labels.previous}
      </Button>
      <Button
        variant="secondary"
        size="small"
        isDisabled={!nextCursor || isStale}
        onPress={() => nextCursor && pages.toNext(nextCursor)}
      >
        {labels.next}
      </Button>
    </div>
  );
}
