import {
  formatDay,
  formatExactCount,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import type {
  BuildPart,
  LeftOutReason,
  OwnedBuilds,
} from '@callboard/backstage-plugin-build-health-common';
import { buildHealthTranslationRef } from '../translation';

/** Writes how many builds figures of a team are of, and what they leave out. */
export function useOwnedText(found: OwnedBuilds) {
  const { totals, days, services, keptSince } = found;
  const { t } = useTexts(buildHealthTranslationRef);
  const locale = useLocale();
  const count = (value: number) => formatExactCount(value, locale);
  const reasons = (Object.entries(totals.leftOut) as [LeftOutReason, number][])
    .filter(([, n]) => n > 0)
    .sort((a, b) => b[1] - a[1]);
  const all = reasons.reduce((sum, [, n]) => sum + n, 0);
  const parts = reasons
    .map(([reason, n]) => `${count(n)} ${t(`owned.reason.${reason}`)}`)
    .join(', ');
  const numbers: Record<BuildPart, number> = {
    counted: totals.counted,
    failed: totals.failed,
    'left-out': all,
    timed: totals.timed,
    untimed: totals.untimed,
  };
  return {
    answer: t('owned.answer', {
      counted: t('owned.builds', { count: totals.counted }),
      failed: count(totals.failed),
      count: services,
      days: `${days}`,
    }),
    leftOut: parts
      ? t(totals.isMore ? 'owned.leftOutMore' : 'owned.leftOut', { parts })
      : t('owned.nothingLeftOut'),
    keptSince:
      keptSince &&
      t('owned.keptSince', {
        day: formatDay(new Date(keptSince), { timeZone: 'UTC', locale }),
      }),
    total: (part: BuildPart) =>
      part === 'left-out' && totals.isMore
        ? t('owned.more', { n: count(all) })
        : count(numbers[part]),
  };
}
