import {
  formatDuration,
  formatExactCount,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import {
  countsForHealth,
  type BuildOutcome,
  type DurationSummary,
  type PipelineHealth,
  type SuccessRate,
} from '@callboard/backstage-plugin-build-health-common';
import { USUAL_DAYS } from '../lib/pipelines';
import { buildHealthTranslationRef } from '../translation';

type LeftOut = Exclude<
  BuildOutcome,
  'success' | 'failure' | 'unstable' | 'timed-out' | 'startup-failure'
>;

/** An interval is rounded away from the rate: it claims no more than is known. */
const bounds = ({ low, high }: { low: number; high: number }) => ({
  low: `${Math.floor(low * 100)}`,
  high: `${Math.ceil(high * 100)}`,
});

/** Writes figures as everywhere: rates with n and interval, and no percent where too little was counted. */
export function useFigureText(days = USUAL_DAYS) {
  const { t } = useTexts(buildHealthTranslationRef);
  const locale = useLocale();
  const count = (value: number) => formatExactCount(value, locale);
  return {
    count,
    rate: ({ n, successes, rate, interval, hasVerdict }: SuccessRate) => {
      if (n === 0) return t('build.rate.none', { days: `${days}` });
      if (!hasVerdict || rate === undefined || !interval) {
        return t('build.rate.few', { passed: count(successes), n: count(n) });
      }
      return t('build.rate.percent', {
        // 100 only where none failed.
        percent: `${
          successes === n ? 100 : Math.min(99, Math.round(rate * 100))
        }`,
        n: count(n),
        ...bounds(interval),
      });
    },
    duration: (duration: DurationSummary | undefined) => {
      if (!duration) return t('build.duration.none', { days: `${days}` });
      const { n, p50, p95, max } = duration;
      const values = { p50: formatDuration(p50), n: count(n) };
      return p95 === undefined
        ? t('build.duration.longest', { ...values, max: formatDuration(max) })
        : t('build.duration.p95', { ...values, p95: formatDuration(p95) });
    },
    /** "41 cancelled, 2 skipped"; undefined where nothing was. */
    leftOut: (leftOut: PipelineHealth['leftOut']) => {
      const parts = (Object.entries(leftOut) as [BuildOutcome, number][])
        .filter(([outcome, n]) => n > 0 && !countsForHealth(outcome))
        .sort((a, b) => b[1] - a[1])
        .map(
          ([outcome, n]) =>
            `${count(n)} ${t(`build.leftOut.${outcome as LeftOut}`)}`,
        );
      return parts.length > 0 ? parts.join(', ') : undefined;
    },
  };
}
