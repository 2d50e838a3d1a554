import { Text } from '@backstage/ui';
import { useTexts } from '@internal/frontend-kit';
import { useAgeText } from '../../hooks/useAgeText';
import { useHealth } from '../../hooks/useOperation';
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
    <Text as="p" variant="body-large">
      {[...(problems.length === 0 ? [t('deliveries.good')] : []), ...said].join(
        ' ',
      )}
    </Text>
  );
}
