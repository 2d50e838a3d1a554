import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  formatClock,
  formatDuration,
  formatInstant,
  useLocale,
} from '@internal/frontend-kit';
import { oncallTranslationRef } from '../translation';

const DAY = 24 * 60 * 60_000;

/** Writes when something ends: "until 18:00 CET, 3 h 20 min left". */
export function useUntilText() {
  const { t } = useTranslationRef(oncallTranslationRef);
  const locale = useLocale();
  /** Date and time; the time alone within a day. */
  const moment = (at: string) => {
    const date = new Date(at);
    return date.getTime() - Date.now() < DAY
      ? formatClock(date, { locale })
      : formatInstant(date, { locale });
  };
  return {
    moment,
    until: (at: string) => t('card.until', { time: moment(at) }),
    untilWithRest: (at: string) =>
      t('card.untilWithRest', {
        time: moment(at),
        left: formatDuration(
          // To the minute: seconds would be wrong by the time they are read.
          Math.ceil((Date.parse(at) - Date.now()) / 60_000) * 60_000,
        ),
      }),
  };
}
