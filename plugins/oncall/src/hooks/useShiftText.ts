import { formatDuration, localTimeZone } from '@internal/frontend-kit';
import type { TimeSpan } from '@callboard/backstage-plugin-oncall-common';
import { spanOf } from '../lib/timeline/span';
import { useSpanText } from './useSpanText';

/** Writes a shift in the reader's zone: "Fri 27 Nov, 18:00 to 23:00 CET", "5 h". */
export function useShiftText() {
  const { span } = useSpanText(localTimeZone());
  return {
    span: (shift: TimeSpan) => span(spanOf(shift)),
    duration: (shift: TimeSpan) => {
      const { startsAt, endsAt } = spanOf(shift);
      return formatDuration(endsAt - startsAt);
    },
  };
}
