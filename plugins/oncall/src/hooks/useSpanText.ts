import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { formatInstant, useLocale } from '@internal/frontend-kit';
import { splitInstant } from '../lib/editor/splitInstant';
import { oncallTranslationRef } from '../translation';

const DAY = 24 * 60 * 60_000;

/** A stretch of time, in milliseconds since 1970 in UTC. */
export interface Span {
  startsAt: number;
  endsAt: number;
}

/** Writes times of a zone: one date when both are of the same day, the zone once. */
export function useSpanText(timeZone: string) {
  const { t } = useTranslationRef(oncallTranslationRef);
  const locale = useLocale();
  const write = (at: number) =>
    formatInstant(new Date(at), { timeZone, locale });
  return {
    instant: write,
    day: (at: number) => splitInstant(write(at)).day,
    span: ({ startsAt, endsAt }: Span) => {
      const start = splitInstant(write(startsAt));
      const end = splitInstant(write(endsAt));
      const values = { start: start.moment, end: end.clock, zone: end.zone };
      if (start.day === end.day) return t('editor.span.same', values);
      const next = splitInstant(write(startsAt + DAY)).day;
      return next === end.day && endsAt - startsAt <= DAY
        ? t('editor.span.next', values)
        : t('editor.span.later', { ...values, end: end.moment });
    },
  };
}
