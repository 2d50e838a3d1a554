import { useMemo } from 'react';
import { useLocale, useTexts } from '@internal/frontend-kit';
import {
  runtimeClocks,
  type WallClock,
} from '@callboard/backstage-plugin-oncall-common';
import type { Span } from '../lib/timeline/span';
import { timeText } from '../lib/timeline/timeText';
import { DAY } from '../lib/timeline/wall';
import { oncallTranslationRef } from '../translation';

/** Of a year of the largest schedules some hundreds are on screen; hours of typing must not fill the memory. */
const MOST_WRITTEN = 5_000;

/** The browser's clock of a zone, at whatever time it is asked for. */
const runtimeClock = (timeZone: string): Pick<WallClock, 'wallAt'> => ({
  wallAt: at => runtimeClocks(at, at)(timeZone).wallAt(at),
});

/**
 * Writes times of a zone: one date when both are of the same day, the zone once. What was written once is kept: the same
 * shifts are written on each press of a key in the editor.
 *
 * @param clock - that came with a schedule; the browser's when absent
 */
export function useSpanText(timeZone: string, clock?: WallClock) {
  const { t } = useTexts(oncallTranslationRef);
  const locale = useLocale();
  // The year is all that is read of the present.
  const today = Math.floor(Date.now() / DAY) * DAY;
  return useMemo(() => {
    const { day, time, zone } = timeText({
      timeZone,
      clock: clock ?? runtimeClock(timeZone),
      locale,
      now: today,
    });
    const moment = (at: number) => `${day(at)}, ${time(at)}`;
    const write = ({ startsAt, endsAt }: Span) => {
      const values = {
        start: moment(startsAt),
        end: time(endsAt),
        zone: zone(endsAt),
      };
      if (day(startsAt) === day(endsAt)) return t('editor.span.same', values);
      return day(startsAt + DAY) === day(endsAt) && endsAt - startsAt <= DAY
        ? t('editor.span.next', values)
        : t('editor.span.later', { ...values, end: moment(endsAt) });
    };
    const written = new Map<string, string>();
    return {
      /** "Tue 24 Nov, 09:00 CET". */
      instant: (at: number) => `${moment(at)} ${zone(at)}`,
      /** "Tue 24 Nov"; the year only when it is not this year. */
      day,
      /** "Tue 24 Nov, 18:00 to 06:00 (+1) CET". */
      span: (span: Span) => {
        const key = `${span.startsAt}/${span.endsAt}`;
        const text = written.get(key) ?? write(span);
        if (written.size > MOST_WRITTEN) written.clear();
        written.set(key, text);
        return text;
      },
    };
  }, [timeZone, clock, locale, today, t]);
}

/** What {@link useSpanText} answers with. */
export type SpanText = ReturnType<typeof useSpanText>;
