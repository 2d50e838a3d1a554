import type { TimeTexts } from '../../hooks/useTimeTexts';
import type { Span } from '../../lib/timeline/span';
import { DAY } from '../../lib/timeline/wall';

/** When a shift begins and ends on a day, "00:00" and "24:00" where it goes on beyond it. */
export function timesWithin(shift: Span, day: Span, texts: TimeTexts) {
  const isPastMidnight =
    shift.endsAt >= day.endsAt && texts.clock.wallAt(day.endsAt) % DAY === 0;
  return {
    start: texts.time(Math.max(shift.startsAt, day.startsAt)),
    end: isPastMidnight
      ? '24:00'
      : texts.time(Math.min(shift.endsAt, day.endsAt)),
  };
}
