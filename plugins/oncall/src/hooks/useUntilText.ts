import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  formatDuration,
  formatMoment,
  useLocale,
} from '@internal/frontend-kit';
import { oncallTranslationRef } from '../translation';

/** Writes when something ends: "until 18:00 CET, 3 h 20 min left". */
export function useUntilText() {
  const { t } = useTranslationRef(oncallTranslationRef);
  const locale = useLocale();
  /** Date and time; the time alone within a day. */
  const moment = (at: string) => formatMoment(new Date(at), { locale });
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
