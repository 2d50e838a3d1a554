import { useState } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Select,
  TextAreaField,
  TextField,
} from '@backstage/ui';
import {
  errorReason,
  formatDay,
  KitRoot,
  Snippet,
  StatusText,
  useAnnounce,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import type { TestSummary } from '@callboard/backstage-plugin-build-health-common';
import { useBackendAddress } from '../../hooks/useSources';
import { useQuarantineTest } from '../../hooks/useTests';
import { testName } from '../../lib/testName';
import { quarantineLines } from '../../lib/ciSnippets';
import { buildHealthTranslationRef } from '../../translation';
import styles from './QuarantineDialog.module.css';

const DAY_MS = 86_400_000;
/** The backend takes 30 days at most. */
const CHOICES = [7, 14, 30] as const;
const USUAL = 14;

/** Asks who mends a test, why, and until when it does not count. */
export function QuarantineDialog(props: {
  test: TestSummary;
  onClose: () => void;
}) {
  const { test, onClose } = props;
  const { t } = useTexts(buildHealthTranslationRef);
  const announce = useAnnounce();
  const put = useQuarantineTest();
  const known = test.quarantine;
  const [ownerRef, setOwner] = useState(known?.ownerRef ?? test.ownerRef ?? '');
  const [reason, setReason] = useState(known?.reason ?? '');
  const [days, setDays] = useState<number>(USUAL);
  const name = testName(test);
  const save = () =>
    put.mutate(
      {
        testId: test.id,
        ownerRef: ownerRef.trim(),
        reason: reason.trim(),
        expiresAt: new Date(Date.now() + days * DAY_MS).toISOString(),
      },
      {
        onSuccess: () => {
          announce(t('tests.quarantine.done', { name }));
          onClose();
        },
      },
    );
  return (
    <Dialog isOpen width={480} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{t('tests.quarantine.title', { name })}</DialogHeader>
      <DialogBody>
        <KitRoot>
          <div className={styles.form}>
            <TextField
              label={t('tests.quarantine.owner')}
              description={t('tests.quarantine.ownerHint')}
              value={ownerRef}
              onChange={setOwner}
              isRequired
            />
            <TextAreaField
              label={t('tests.quarantine.reason')}
              description={t('tests.quarantine.reasonHint')}
              value={reason}
              onChange={setReason}
              isRequired
            />
            <Expiry days={days} onChange={setDays} />
            <CiSnippet />
            {put.error && (
              <div role="alert">
                <StatusText
                  tone="bad"
                  text={t('tests.quarantine.failed', {
                    reason: errorReason(put.error),
                  })}
                />
              </div>
            )}
          </div>
        </KitRoot>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('tests.quarantine.cancel')}
        </Button>
        <Button
          isDisabled={ownerRef.trim() === '' || reason.trim() === ''}
          isPending={put.isPending}
          onPress={save}
        >
          {t('tests.quarantine.confirm')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

/** Muting reaches CI only where CI asks for it. */
function CiSnippet() {
  const { t } = useTexts(buildHealthTranslationRef);
  const address = useBackendAddress();
  if (!address) return null;
  return (
    <div className={styles.snippet}>
      <p className={styles.consequence}>{t('tests.quarantine.ci')}</p>
      <Snippet
        text={quarantineLines(address)}
        language="sh"
        what={t('tests.quarantine.ciSnippet')}
      />
    </div>
  );
}

/** Until when, and what that means. */
function Expiry(props: { days: number; onChange: (days: number) => void }) {
  const { days, onChange } = props;
  const { t } = useTexts(buildHealthTranslationRef);
  const locale = useLocale();
  const dateOf = (ahead: number) =>
    formatDay(new Date(Date.now() + ahead * DAY_MS), { locale });
  return (
    <>
      <Select
        label={t('tests.quarantine.expires')}
        options={CHOICES.map(choice => ({
          id: `${choice}`,
          label: t('tests.quarantine.inDays', {
            days: `${choice}`,
            date: dateOf(choice),
          }),
        }))}
        value={`${days}`}
        onChange={chosen => onChange(Number(chosen))}
      />
      <p className={styles.consequence}>
        {t('tests.quarantine.consequence', { date: dateOf(days) })}
      </p>
    </>
  );
}
