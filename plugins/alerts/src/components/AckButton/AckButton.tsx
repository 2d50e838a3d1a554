import { useLayoutEffect, useRef } from 'react';
import { Button } from '@backstage/ui';
import { StatusText, useTexts } from '@internal/frontend-kit';
import type { AlertSummary } from '@callboard/backstage-plugin-alerts-common';
import { useAcknowledge } from '../../hooks/useAcknowledge';
import { alertsTranslationRef } from '../../translation';
import styles from './AckButton.module.css';

/** Whether a list offers to acknowledge: to who was paged, and people of the team that answers. */
export const mayAcknowledge = ({ state, pagedMe, ofMyTeams }: AlertSummary) =>
  state === 'firing' && Boolean(pagedMe || ofMyTeams);

/** Acknowledges an alert where it stands in a list, for those who may. */
export const AckButton = (props: AckProps) =>
  mayAcknowledge(props.alert) ? <Ack {...props} /> : null;

interface AckProps {
  alert: AlertSummary;
  /** On a phone there is room for the whole word. */
  isLong?: boolean;
}

function Ack({ alert, isLong }: AckProps) {
  const { title } = alert;
  const { t } = useTexts(alertsTranslationRef);
  const { attempt, acknowledge } = useAcknowledge(alert);
  const root = useRef<HTMLSpanElement>(null);
  // Whoever pressed it by keyboard stays at the alert when the button goes.
  useLayoutEffect(() => {
    const own = root.current;
    return () => {
      if (!own?.contains(document.activeElement)) return;
      own
        .closest('[role=row], li, [data-alert]')
        ?.querySelector<HTMLElement>('a[href]')
        ?.focus({ preventScroll: true });
    };
  }, []);
  const isSending = attempt !== undefined && attempt.state !== 'refused';
  return (
    <span ref={root} className={styles.ack}>
      <Button
        variant="secondary"
        size="small"
        isPending={isSending}
        aria-label={t('acts.acknowledgeOf', { title })}
        onPress={acknowledge}
      >
        {t(isLong ? 'acts.acknowledge' : 'acts.short')}
      </Button>
      {attempt?.state === 'late' && (
        <span role="alert">
          <StatusText tone="warn" text={t('acts.late')} />
        </span>
      )}
      {attempt?.state === 'refused' && (
        <span role="alert">
          <StatusText
            tone="bad"
            text={t('acts.refused', { reason: attempt.reason ?? '' })}
          />
        </span>
      )}
    </span>
  );
}
