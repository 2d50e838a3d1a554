import type { PropsWithChildren } from 'react';
import { Button } from '@backstage/ui';
import { formatInstant, useNow, useTexts } from '@internal/frontend-kit';
import { playbooksTranslationRef } from '../../translation';
import styles from './PrintSheet.module.css';

/** What is printed of the portal: this alone, black on white, with what it is and how old it is. */
export function PrintSheet(
  props: PropsWithChildren<{
    /** Of the text. */
    version: string;
    /** Steps get boxes to tick. */
    hasBoxes?: boolean;
  }>,
) {
  const { version, hasBoxes, children } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const now = useNow();
  return (
    <div
      className={styles.sheet}
      data-boxes={hasBoxes || undefined}
      data-playbooks-sheet=""
    >
      {children}
      <p className={styles.printed}>
        {t('print.line', {
          version: version.slice(0, 7),
          time: formatInstant(new Date(now)),
          address: window.location.origin + window.location.pathname,
        })}
      </p>
    </div>
  );
}

export function PrintButton() {
  const { t } = useTexts(playbooksTranslationRef);
  return (
    <Button variant="secondary" onPress={() => window.print()}>
      {t('print.action')}
    </Button>
  );
}
