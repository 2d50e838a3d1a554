import { useTexts } from '@internal/frontend-kit';
import type { ScorecardTrend } from '@callboard/backstage-plugin-scorecards-common';
import { spanOf } from '../lib/dayTrend';
import { scorecardsTranslationRef } from '../translation';

const MINUS = '\u2212';

/** Whole points with a sign; undefined where they round to none. */
function signed(points: number): string | undefined {
  const whole = Math.round(Math.abs(points));
  return whole === 0 ? undefined : `${points < 0 ? MINUS : '+'}${whole}`;
}

/** Writes how a share changed, and apart from it what came of changed rules: "+3 points, bar moved −6". */
export function useTrendText() {
  const { t } = useTexts(scorecardsTranslationRef);
  return {
    change: ({ days, points, pointsOfRules }: ScorecardTrend) => {
      if (days.filter(day => day !== null).length < 2) {
        return t('page.overview.trend.unknown');
      }
      const moved = signed(points);
      const ofRules = signed(pointsOfRules);
      return [
        moved
          ? t('page.overview.trend.change', { points: moved })
          : t('page.overview.trend.same'),
        ofRules && t('page.overview.trend.ofRules', { points: ofRules }),
      ]
        .filter(Boolean)
        .join(', ');
    },
    title: (name: string, { days }: ScorecardTrend) => {
      const span = spanOf(days);
      return span
        ? t('page.overview.trend.title', {
            name,
            from: `${span.from}`,
            to: `${span.to}`,
            days: `${days.length}`,
          })
        : t('page.overview.trend.titleUnknown', { name });
    },
    /** What came of services, and what of rules. */
    parted: ({ points, pointsOfRules }: ScorecardTrend) =>
      t('page.overview.trend.parted', {
        total: signed(points) ?? '0',
        services: signed(points - pointsOfRules) ?? '0',
        rules: signed(pointsOfRules) ?? '0',
      }),
  };
}
