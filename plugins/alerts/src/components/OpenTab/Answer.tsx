import { Text } from '@backstage/ui';
import { formatDuration, useTexts } from '@internal/frontend-kit';
import type { AlertCounts } from '@callboard/backstage-plugin-alerts-common';
import { useMyAlerts } from '../../hooks/useAlerts';
import { useAgeText } from '../../hooks/useAgeText';
import { usePeopleText } from '../../hooks/usePeopleText';
import { useSeconds } from '../../hooks/useSeconds';
import { waitingForMe, type WaitingForMe } from '../../lib/waitingForMe';
import { alertsTranslationRef } from '../../translation';

/** Whether something waits for the reader, since when, and what happens if nothing is done. */
export function Answer({ counts }: { counts?: AlertCounts }) {
  const { t } = useTexts(alertsTranslationRef);
  const { data } = useMyAlerts();
  if (!data) return null;
  const waiting = waitingForMe(data.items);
  const has = data.items.filter(({ state }) => state === 'acknowledged').length;
  if (waiting) {
    const isCut = data.pageInfo.nextCursor !== undefined;
    return <Waiting waiting={waiting} isCut={isCut} />;
  }
  if (has > 0) {
    return <Sentence text={t('list.answer.has', { count: has })} />;
  }
  // Where nothing is open the list itself says so.
  return counts && counts.open > 0 ? (
    <Sentence text={t('list.answer.nothing', { count: counts.open })} />
  ) : null;
}

function Waiting(props: { waiting: WaitingForMe; isCut: boolean }) {
  const { waiting, isCut } = props;
  const { count, oldest, next } = waiting;
  const { t } = useTexts(alertsTranslationRef);
  const age = useAgeText();
  const write = usePeopleText();
  const now = useSeconds(next !== undefined);
  const isOne = count === 1;
  const duration = age(oldest.startedAt);
  const rest = next
    ? t(isOne ? 'list.answer.oneNext' : 'list.answer.oldestNext', {
        duration,
        who: write.next(next),
        left: formatDuration(Math.max(0, Date.parse(next.at) - now)),
      })
    : t(isOne ? 'list.answer.one' : 'list.answer.oldest', { duration });
  const many = isCut
    ? t('list.answer.waitsMore', { n: `${count}` })
    : t('list.answer.waits', { count });
  return <Sentence text={`${many} ${rest}`} />;
}

function Sentence({ text }: { text: string }) {
  return (
    <Text as="p" variant="body-large">
      {text}
    </Text>
  );
}
