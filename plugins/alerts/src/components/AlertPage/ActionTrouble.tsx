import { useEffect } from 'react';
import {
  errorReason,
  formatMoment,
  StatusText,
  useAnnounce,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import type { AlertDetail } from '@callboard/backstage-plugin-alerts-common';
import { useNextPhone } from '../../hooks/useNextPhone';
import { usePeopleText } from '../../hooks/usePeopleText';
import { alertsTranslationRef } from '../../translation';
import { useActions } from './ActionsProvider';
import styles from './AlertPage.module.css';

/** What was pressed and is not done: that it is tried again and what happens meanwhile, or why it cannot be. It stands at the buttons. */
export function ActionTrouble({ alert }: { alert: AlertDetail }) {
  const { t } = useTexts(alertsTranslationRef);
  const { acknowledgement, act } = useActions();
  const { attempt } = acknowledgement;
  if (alert.state === 'resolved') return null;
  if (attempt?.state === 'late') return <Late alert={alert} />;
  const text =
    (attempt?.state === 'refused' &&
      alert.state === 'firing' &&
      t('acts.refused', { reason: attempt.reason ?? '' })) ||
    (act.error && t('acts.failed', { reason: errorReason(act.error) }));
  return text ? (
    <p className={styles.line} role="alert">
      <StatusText tone="bad" text={text} />
    </p>
  ) : null;
}

/** It goes on by itself; who is next can be called meanwhile. */
function Late({ alert }: { alert: AlertDetail }) {
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const write = usePeopleText();
  const announce = useAnnounce();
  const phone = useNextPhone(alert);
  const { next } = alert;
  useEffect(() => announce(t('acts.lateSpoken'), 'urgent'), [announce, t]);
  return (
    <div className={styles.late}>
      <StatusText
        tone="warn"
        text={
          next
            ? t('acts.lateNext', {
                who: write.next(next),
                time: formatMoment(new Date(next.at), { locale }),
              })
            : t('acts.late')
        }
      />
      {phone && (
        <a className={styles.call} href={phone.href}>
          {t('acts.call', { person: phone.title })}
        </a>
      )}
    </div>
  );
}
