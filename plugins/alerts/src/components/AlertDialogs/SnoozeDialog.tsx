import { Button } from '@backstage/ui';
import {
  formatMoment,
  useAnnounce,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import type { AlertSummary } from '@callboard/backstage-plugin-alerts-common';
import { useState } from 'react';
import { useAlertAct } from '../../hooks/useAlertAct';
import { snoozeEnds } from '../../lib/snoozeEnds';
import { alertsTranslationRef } from '../../translation';
import { ActDialog } from '../ActDialog';

/** Asks until when nobody is paged: one press. */
export function SnoozeDialog(props: {
  alert: AlertSummary;
  onClose: () => void;
}) {
  const { alert, onClose } = props;
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const announce = useAnnounce();
  const snooze = useAlertAct();
  // What is written on a button is what its press does, however long it takes.
  const [ends] = useState(() => snoozeEnds(new Date()));
  const until = (end: Date) => {
    const time = formatMoment(end, { locale });
    snooze.mutate(
      api => api.snoozeAlert({ id: alert.id, until: end.toISOString() }),
      {
        onSuccess: () => {
          announce(t('acts.done.snoozed', { time }));
          onClose();
        },
      },
    );
  };
  return (
    <ActDialog
      title={t('acts.snoozeDialog.title')}
      error={snooze.error}
      isPending={snooze.isPending}
      onClose={onClose}
    >
      <p>{t('acts.snoozeDialog.hint')}</p>
      {ends.map(({ kind, end }) => (
        <Button
          key={kind}
          variant="secondary"
          isDisabled={snooze.isPending}
          onPress={() => until(end)}
        >
          {t(`acts.snoozeDialog.${kind}`, {
            time: formatMoment(end, { locale }),
          })}
        </Button>
      ))}
    </ActDialog>
  );
}
