import {
  formatClock,
  formatDuration,
  formatMoment,
  localTimeZone,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import type {
  EscalationPreview,
  EscalationPreviewRow,
} from '@callboard/backstage-plugin-alerts-common';
import { alertsTranslationRef } from '../translation';
import { usePeopleText } from './usePeopleText';

const MINUTE_MS = 60_000;
/** Steps that a sentence has room for. */
const MOST = 3;

/** What a page would do, in words. */
export interface PreviewText {
  /** `false`: nobody would be told of it. */
  wakes: boolean;
  text: string;
  /** Who would be first; absent where that is nobody. */
  first?: string;
}

const isReached = ({ people, channels }: EscalationPreviewRow) =>
  people.length + channels.length > 0;

/** Channels stand in sentences as "by mail" and "in Slack #x": the preposition is in the sentence already. */
const bare = (channel: string) => channel.replace(/^by /, '');

/** Says whom a page wakes, when by both clocks, and how. */
export function usePreviewText() {
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const write = usePeopleText();
  const whoOf = ({ people, channels }: EscalationPreviewRow) =>
    people.length > 0 ? write.people(people) : write.join(channels);
  const channelsOf = ({ people }: EscalationPreviewRow) =>
    write.join([
      ...new Set(people.flatMap(({ channels }) => channels.map(bare))),
    ]);
  const firstSentence = (
    row: EscalationPreviewRow,
    { timeZone, now }: { timeZone: string; now: number },
  ) => {
    const at = new Date(row.at);
    const people = whoOf(row);
    if (at.getTime() - now > MINUTE_MS) {
      return t('page.later', { people, time: formatMoment(at, { locale }) });
    }
    const time = formatClock(at, { locale });
    const there = formatClock(at, { locale, timeZone });
    return timeZone === localTimeZone() || there === time
      ? t('page.now', { people, time })
      : t('page.nowThere', { people, time, there });
  };
  return (preview: EscalationPreview, now: number): PreviewText => {
    const { rows, timeZone } = preview;
    const [first, ...later] = rows.filter(isReached);
    if (!first) {
      const reason = rows.find(({ nobody }) => nobody)?.nobody;
      return {
        wakes: false,
        text: reason ? t('page.nobody', { reason }) : t('page.nobodyUnknown'),
      };
    }
    const passedOver = rows
      .slice(0, rows.indexOf(first))
      .map(({ what, nobody }) =>
        t('page.someone', { what, reason: nobody ?? '' }),
      );
    const sentence = firstSentence(first, { timeZone, now });
    const channels = channelsOf(first);
    const sentences = [
      ...passedOver,
      channels ? t('page.by', { sentence, channels }) : sentence,
      ...later.slice(0, MOST - 1).map(row => {
        const duration = formatDuration(
          Date.parse(row.at) - Date.parse(first.at),
        );
        return t('page.then', { people: whoOf(row), duration });
      }),
    ].join('; ');
    return {
      wakes: true,
      text: t('page.end', { sentences }),
      first: whoOf(first),
    };
  };
}
