import { useEffect, useRef, useState } from 'react';
import { Box, Button } from '@backstage/ui';
import { StatusText, useTexts } from '@internal/frontend-kit';
import type { Schedule } from '@callboard/backstage-plugin-oncall-common';
import { useLeftOverrides } from '../../hooks/useLeftOverrides';
import { LeftLine } from './LeftLine';
import { oncallTranslationRef } from '../../translation';
import styles from './LeftOverrides.module.css';

/** Overrides of the file of a schedule that were refused when it was made; nothing where there are none. */
export function LeftOverrides({ schedule }: { schedule: Schedule }) {
  const { t } = useTexts(oncallTranslationRef);
  const { left, retry, leaveOut } = useLeftOverrides(schedule);
  const [found] = useState(left.items.length);
  const done = useRef<HTMLParagraphElement>(null);
  const count = left.items.length;
  useEffect(() => {
    // The pressed button is gone.
    if (found > 0 && count === 0) done.current?.focus();
  }, [found, count]);
  if (found === 0) return null;
  if (count === 0) {
    return (
      <p ref={done} tabIndex={-1} className={styles.done}>
        <StatusText tone="good" text={t('files.left.done')} />
      </p>
    );
  }
  const title = t('files.left.title', { count });
  return (
    <Box as="section" bg="neutral" aria-label={title} className={styles.root}>
      <p>
        <StatusText tone="bad" text={title} />
      </p>
      <p className={styles.quiet}>{t('files.left.help')}</p>
      <ul className={styles.list}>
        {left.items.map(item => (
          <LeftLine
            key={item.override.id}
            item={item}
            people={left.people}
            schedule={schedule}
            onLeaveOut={() => leaveOut(item.override.id)}
          />
        ))}
      </ul>
      <div>
        <Button
          variant="secondary"
          size="small"
          isPending={retry.isPending}
          onPress={() => retry.mutate()}
        >
          {t('files.left.retry')}
        </Button>
      </div>
    </Box>
  );
}
