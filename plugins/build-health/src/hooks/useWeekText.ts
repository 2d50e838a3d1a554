import {
  formatDay,
  formatDuration,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import {
  pooledRate,
  type BuildWeek,
} from '@callboard/backstage-plugin-build-health-common';
import { findingOf, type TimeFigure } from '../lib/weekFinding';
import { buildHealthTranslationRef } from '../translation';
import { useFigureText } from './useFigureText';

export type WeekFigure = TimeFigure | 'success';

const DAYS = 7;

/** Writes what weeks say. */
export function useWeekText(weeks: readonly BuildWeek[]) {
  const { t } = useTexts(buildHealthTranslationRef);
  const locale = useLocale();
  const text = useFigureText(weeks.length * DAYS);
  const day = ({ from }: BuildWeek) =>
    formatDay(new Date(`${from}T00:00:00Z`), { timeZone: 'UTC', locale });
  const week = (one: BuildWeek) =>
    t(one.isCurrent ? 'weeks.current' : 'weeks.week', { date: day(one) });

  const value = (one: BuildWeek, figure: WeekFigure): string => {
    const { successRate } = one;
    if (figure === 'success') {
      return successRate && successRate.n > 0
        ? text.rate(successRate)
        : t('weeks.unknown');
    }
    const time = one[figure];
    if (time) return text.duration(time);
    return figure === 'duration' && successRate && successRate.n > 0
      ? t('weeks.notPassed')
      : t('weeks.unknown');
  };
  const finding = (figure: WeekFigure): string => {
    if (figure === 'success') {
      return text.rate(pooledRate(weeks.flatMap(one => one.successRate ?? [])));
    }
    const found = findingOf(weeks, figure);
    if (!found) return t('weeks.finding.none');
    return t(`weeks.finding.${found.kind}`, {
      which: found.which,
      from: formatDuration(found.from),
      to: formatDuration(found.to),
      date: day(found.week),
    });
  };

  return {
    ...text,
    day,
    week,
    /** All of a week in a line. */
    point: (one: BuildWeek, figure: WeekFigure) =>
      t('weeks.point', { week: week(one), value: value(one, figure) }),
    /** What a chart shows, and what it says. */
    title: (figure: WeekFigure) =>
      t('weeks.finding.line', {
        name: t(`weeks.name.${figure}`),
        finding: finding(figure),
      }),
  };
}
