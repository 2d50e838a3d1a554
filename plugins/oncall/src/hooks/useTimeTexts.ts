import { useMemo } from 'react';
import { formatDuration, useLocale, useTexts } from '@internal/frontend-kit';
import type { Clocks } from '@callboard/backstage-plugin-oncall-common';
import type { Span } from '../lib/timeline/span';
import { timeText } from '../lib/timeline/timeText';
import { DAY } from '../lib/timeline/wall';
import { oncallTranslationRef } from '../translation';

/** Writes times of a timeline on the clock of a zone. */
export function useTimeTexts(timeZone: string, clocks: Clocks, now: number) {
  const { t } = useTexts(oncallTranslationRef);
  const locale = useLocale();
  // The year is all that is read of the present.
  const today = Math.floor(now / DAY) * DAY;
  return useMemo(() => {
    const clock = clocks(timeZone);
    const text = timeText({ timeZone, clock, locale, now: today });
    const instant = (at: number) =>
      t('schedule.time.instant', { day: text.day(at), time: text.time(at) });
    return {
      ...text,
      clock,
      /** "Tue 24 Nov, 09:00 CET". */
      instant: (at: number) => `${instant(at)} ${text.zone(at)}`,
      /** "Tue 24 Nov, 18:00 to 23:00 CET": one date when both are of the same day, the zone once. */
      span: ({ startsAt, endsAt }: Span) => {
        const isSameDay = text.day(startsAt) === text.day(endsAt);
        return t('schedule.time.span', {
          start: instant(startsAt),
          end: isSameDay ? text.time(endsAt) : instant(endsAt),
          zone: text.zone(endsAt),
        });
      },
      duration: ({ startsAt, endsAt }: Span) =>
        formatDuration(endsAt - startsAt),
    };
  }, [timeZone, clocks, locale, today, t]);
}

/** What {@link useTimeTexts} answers with. */
export type TimeTexts = ReturnType<typeof useTimeTexts>;
