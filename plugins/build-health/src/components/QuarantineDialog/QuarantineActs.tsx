import { useState } from 'react';
import { Button } from '@backstage/ui';
import {
  errorReason,
  StatusText,
  useAnnounce,
  useTexts,
} from '@internal/frontend-kit';
import type { TestSummary } from '@callboard/backstage-plugin-build-health-common';
import { useMayQuarantine } from '../../hooks/useMayQuarantine';
import { useEndQuarantine } from '../../hooks/useTests';
import { testName } from '../../lib/testName';
import { buildHealthTranslationRef } from '../../translation';
import { QuarantineDialog } from './QuarantineDialog';
import styles from './QuarantineActs.module.css';

/** Puts a flaky test into quarantine, longer into it, or out of it; nothing for those who may not. */
export function QuarantineActs({ test }: { test: TestSummary }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const mayQuarantine = useMayQuarantine();
  const [isOpen, setOpen] = useState(false);
  if (!mayQuarantine) return null;
  const name = testName(test);
  const label = t(
    test.quarantine ? 'tests.quarantine.extend' : 'tests.quarantine.put',
  );
  const isOpenable = test.verdict === 'flaky' || test.verdict === 'unknown';
  return (
    <div className={styles.acts}>
      {test.verdict === 'broken' && !test.quarantine && (
        <span className={styles.quiet}>{t('tests.quarantine.broken')}</span>
      )}
      {isOpenable && (
        <Button
          variant="secondary"
          size="small"
          aria-label={t('tests.quarantine.of', { label, name })}
          onPress={() => setOpen(true)}
        >
          {label}
        </Button>
      )}
      {test.quarantine && <EndQuarantine test={test} />}
      {isOpen && (
        <QuarantineDialog test={test} onClose={() => setOpen(false)} />
      )}
    </div>
  );
}

function EndQuarantine({ test }: { test: TestSummary }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const announce = useAnnounce();
  const end = useEndQuarantine();
  const name = testName(test);
  const label = t('tests.quarantine.end');
  return (
    <>
      <Button
        variant="secondary"
        size="small"
        isPending={end.isPending}
        aria-label={t('tests.quarantine.of', { label, name })}
        onPress={() =>
          end.mutate(test.id, {
            onSuccess: () => announce(t('tests.quarantine.ended', { name })),
          })
        }
      >
        {label}
      </Button>
      {end.error && (
        <StatusText
          tone="bad"
          text={t('tests.quarantine.failed', {
            reason: errorReason(end.error),
          })}
        />
      )}
    </>
  );
}
