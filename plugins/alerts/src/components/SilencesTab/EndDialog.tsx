import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import {
  errorReason,
  KitRoot,
  StatusText,
  useTexts,
} from '@internal/frontend-kit';
import type { StoredSilence } from '@callboard/backstage-plugin-alerts-common';
import { alertsTranslationRef } from '../../translation';

/** Says that people are paged before it is done. */
export function EndDialog(props: {
  silence: StoredSilence;
  error: unknown;
  isPending: boolean;
  onClose: () => void;
  onEnd: () => void;
}) {
  const { silence, error, isPending, onClose, onEnd } = props;
  const { t } = useTexts(alertsTranslationRef);
  return (
    <Dialog isOpen width={480} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{t('silences.endDialog.title')}</DialogHeader>
      <DialogBody>
        <KitRoot>
          <p>{silence.reason}</p>
          <p>{t('silences.endDialog.hint', { count: silence.openAlerts })}</p>
          {error instanceof Error && (
            <div role="alert">
              <StatusText
                tone="bad"
                text={t('acts.failed', { reason: errorReason(error) })}
              />
            </div>
          )}
        </KitRoot>
      </DialogBody>
      <DialogFooter>
        {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the focus begins where nobody is paged */}
        <Button variant="secondary" autoFocus onPress={onClose}>
          {t('silences.endDialog.keep')}
        </Button>
        <Button variant="primary" isPending={isPending} onPress={onEnd}>
          {t('silences.endDialog.act')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
