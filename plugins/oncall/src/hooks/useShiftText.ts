import {
  formatDuration,
  localTimeZone,
  useTexts,
} from '@internal/frontend-kit';
import {
  WITHOUT_END,
  type TimeSpan,
} from '@callboard/backstage-plugin-oncall-common';
import { isNow, spanOf } from '../lib/timeline/span';
import { oncallTranslationRef } from '../translation';
import { useSpanText } from './useSpanText';

/** Writes a shift in the reader's zone: "Fri 27 Nov, 18:00 to 23:00 CET", "5 h"; "without end" where it has none. */
export function useShiftText() {
  const { t } = useTexts(oncallTranslationRef);
  const { span, instant } = useSpanText(localTimeZone());
  const withoutEnd = (shift: TimeSpan) =>
    isNow(shift)
      ? t('list.mine.always')
      : t('list.mine.alwaysFrom', { start: instant(spanOf(shift).startsAt) });
  return {
    span: (shift: TimeSpan) =>
      shift.endsAt === WITHOUT_END ? withoutEnd(shift) : span(spanOf(shift)),
    /** Undefined where it has no end. */
    duration: (shift: TimeSpan) => {
      if (shift.endsAt === WITHOUT_END) return undefined;
      const { startsAt, endsAt } = spanOf(shift);
      return formatDuration(endsAt - startsAt);
    },
  };
}
