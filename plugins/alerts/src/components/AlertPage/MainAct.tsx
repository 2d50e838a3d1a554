import { Button } from '@backstage/ui';
import { useTexts } from '@internal/frontend-kit';
import type { AlertDetail } from '@callboard/backstage-plugin-alerts-common';
import { alertsTranslationRef } from '../../translation';
import { useActions } from './ActionsProvider';

/** Acknowledge; from somebody else: take over. Nothing where the reader has it, or may not. */
export function MainAct({ alert }: { alert: AlertDetail }) {
  const { t } = useTexts(alertsTranslationRef);
  const { may, isMine, acknowledgement } = useActions();
  const { attempt, acknowledge } = acknowledgement;
  if (!may('acknowledge') || isMine) return null;
  if (attempt && attempt.state !== 'refused') {
    return (
      <Button variant="primary" isPending>
        {t('acts.acknowledging')}
      </Button>
    );
  }
  const { acknowledged } = alert;
  return acknowledged ? (
    <Button
      variant="secondary"
      aria-label={t('acts.takeOverFrom', {
        person: acknowledged.by?.title ?? alert.source.title,
      })}
      onPress={acknowledge}
    >
      {t('acts.takeOver')}
    </Button>
  ) : (
    <Button variant="primary" aria-keyshortcuts="a" onPress={acknowledge}>
      {t('acts.acknowledge')}
    </Button>
  );
}
