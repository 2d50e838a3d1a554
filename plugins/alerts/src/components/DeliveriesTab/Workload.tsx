import { Button, Text } from '@backstage/ui';
import {
  errorReason,
  RowLine,
  StatusText,
  useTexts,
} from '@internal/frontend-kit';
import { useAgeText } from '../../hooks/useAgeText';
import { useHealth, useRetryDeliveries } from '../../hooks/useOperation';
import { alertsTranslationRef } from '../../translation';

/** How alerts fare, in a few sentences. */
export function Workload() {
  const { t } = useTexts(alertsTranslationRef);
  const age = useAgeText();
  const { data } = useHealth();
  if (!data?.work) return null;
  const { heartbeatAt, work, problems } = data;
  const { waitingMessages, failedMessages, deadDeliveries } = work;
  const said = [
    ...(heartbeatAt
      ? [t('deliveries.heartbeat', { age: age(heartbeatAt) })]
      : []),
    ...(work.watchedAt
      ? [t('deliveries.watched', { age: age(work.watchedAt) })]
      : []),
    ...(waitingMessages > 0
      ? [t('deliveries.waiting', { count: waitingMessages })]
      : []),
    ...(failedMessages > 0
      ? [t('deliveries.failed', { count: failedMessages })]
      : []),
    ...(deadDeliveries > 0
      ? [t('deliveries.dead', { count: deadDeliveries })]
      : []),
  ];
  return (
    <>
      <Text as="p" variant="body-large">
        {[
          ...(problems.length === 0 ? [t('deliveries.good')] : []),
          ...said,
        ].join(' ')}
      </Text>
      {deadDeliveries > 0 && <Retry />}
    </>
  );
}

/** Once the reason is mended, what senders have brought is an alert after all. */
function Retry() {
  const { t } = useTexts(alertsTranslationRef);
  const retry = useRetryDeliveries();
  return (
    <RowLine isPacked>
      <Button
        variant="secondary"
        size="small"
        isPending={retry.isPending}
        onPress={() => retry.mutate()}
      >
        {t('deliveries.workIn')}
      </Button>
      {retry.error && (
        <span role="alert">
          <StatusText
            tone="bad"
            text={t('deliveries.notRetried', {
              reason: errorReason(retry.error),
            })}
          />
        </span>
      )}
    </RowLine>
  );
}
