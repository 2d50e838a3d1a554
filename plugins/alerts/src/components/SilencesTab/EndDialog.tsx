import { useTexts } from '@internal/frontend-kit';
import type { StoredSilence } from '@callboard/backstage-plugin-alerts-common';
import { alertsTranslationRef } from '../../translation';
import { ActDialog } from '../ActDialog';

/** Says that people are paged before it is done. */
export function EndDialog(props: {
  silence: StoredSilence;
  error: unknown;
  isPending: boolean;
  onClose: () => void;
  onEnd: () => void;
}) {
  const { silence, onEnd, ...state } = props;
  const { t } = useTexts(alertsTranslationRef);
  return (
    <ActDialog
      {...state}
      title={t('silences.endDialog.title')}
      keep={t('silences.endDialog.keep')}
      act={{ label: t('silences.endDialog.act'), onAct: onEnd }}
    >
      <p>{silence.reason}</p>
      <p>{t('silences.endDialog.hint', { count: silence.openAlerts })}</p>
    </ActDialog>
  );
}
