import {
  formatDuration,
  formatMoment,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import { WITHOUT_END } from '@callboard/backstage-plugin-oncall-common';
import { oncallTranslationRef } from '../translation';

/** Writes when something ends: "until 18:00 CET, 3 h 20 min left", or "always on call" where it has no end. */
export function useUntilText() {
  const { t } = useTexts(oncallTranslationRef);
  const locale = useLocale();
  /** Date and time; the time alone within a day. */
  const moment = (at: string) => formatMoment(new Date(at), { locale });
  const withRest = (at: string) =>
    t('card.untilWithRest', {
      time: moment(at),
      left: formatDuration(
        // To the minute: seconds would be wrong by the time they are read.
        Math.ceil((Date.parse(at) - Date.now()) / 60_000) * 60_000,
      ),
    });
  const unlessAlways = (write: (at: string) => string) => (at: string) =>
    at === WITHOUT_END ? t('source.always') : write(at);
  return {
    moment,
    /** The end alone, for a column of ends. */
    end: unlessAlways(moment),
    until: unlessAlways(at => t('card.until', { time: moment(at) })),
    untilWithRest: unlessAlways(withRest),
  };
}
