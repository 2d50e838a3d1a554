import { Button, Link } from '@backstage/ui';
import {
  errorReason,
  RowLine,
  StatusText,
  type StatusTone,
  TimeText,
  useAnnounce,
  useTexts,
} from '@internal/frontend-kit';
import type {
  MessageLogEntry,
  MessageState,
} from '@callboard/backstage-plugin-alerts-common';
import { useRetryMessage } from '../../hooks/useOperation';
import { usePagePath } from '../../hooks/usePagePath';
import { alertsTranslationRef } from '../../translation';
import styles from './DeliveriesTab.module.css';

const TONES: Record<MessageState, StatusTone> = {
  waiting: 'progress',
  sent: 'good',
  cancelled: 'neutral',
  failed: 'bad',
};

/** A message: to whom, by what, about what, and what became of it. */
export function MessageRow({ message }: { message: MessageLogEntry }) {
  const { id, kind, person, channelTitle, alert, state, at } = message;
  const { t } = useTexts(alertsTranslationRef);
  const path = usePagePath();
  const line = t(
    person ? `deliveries.to.${kind}` : `deliveries.shared.${kind}`,
    { channel: channelTitle, person: person?.title ?? '' },
  );
  return (
    <li>
      <RowLine isPacked>
        <StatusText tone={TONES[state]} text={t(`deliveries.state.${state}`)} />
        <strong>{line}</strong>
        {alert && <Link href={path.alert(alert.id)}>{alert.title}</Link>}
        <TimeText value={at} />
      </RowLine>
      <Problem message={message} />
      {state === 'failed' && (
        <RowLine isPacked>
          <Retry id={id} line={line} />
        </RowLine>
      )}
    </li>
  );
}

function Problem({ message }: { message: MessageLogEntry }) {
  const { attempts, problem } = message;
  const { t } = useTexts(alertsTranslationRef);
  if (problem === undefined) return null;
  return (
    <span className={styles.quiet}>
      {t('deliveries.attempts', { count: attempts, problem })}
    </span>
  );
}

function Retry({ id, line }: { id: string; line: string }) {
  const { t } = useTexts(alertsTranslationRef);
  const announce = useAnnounce();
  const retry = useRetryMessage();
  return (
    <>
      {retry.error && (
        <div role="alert">
          <StatusText
            tone="bad"
            text={t('deliveries.notRetried', {
              reason: errorReason(retry.error),
            })}
          />
        </div>
      )}
      <Button
        variant="secondary"
        size="small"
        isPending={retry.isPending}
        aria-label={t('deliveries.retryOf', { line })}
        onPress={() =>
          retry.mutate(id, {
            onSuccess: () => announce(t('deliveries.retried')),
          })
        }
      >
        {t('deliveries.retry')}
      </Button>
    </>
  );
}
