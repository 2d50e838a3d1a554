import { useTexts } from '@internal/frontend-kit';
import type {
  AlertChannel,
  PersonalMessage,
} from '@callboard/backstage-plugin-alerts-common';
import { alertsTranslationRef } from '../translation';
import { usePeopleText } from './usePeopleText';

/** Says by which ways somebody is told, and when: "in the portal at once and by mail after 2 min". */
export function useMessageText(channels: readonly AlertChannel[]) {
  const { t } = useTexts(alertsTranslationRef);
  const write = usePeopleText();
  const titleOf = (id: string) =>
    channels.find(one => one.id === id)?.title ?? id;
  return (messages: readonly PersonalMessage[]) =>
    write.join(
      messages.map(({ channel, afterMinutes }) =>
        afterMinutes === 0
          ? t('rules.atOnce', { channel: titleOf(channel) })
          : t('rules.after', {
              channel: titleOf(channel),
              minutes: `${afterMinutes}`,
            }),
      ),
    );
}
