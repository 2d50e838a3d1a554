import { formatDay, useLocale, useTexts } from '@internal/frontend-kit';
import { findingOf, type CheckDay } from '../lib/checkDays';
import { STATE_GROUPS, type StateGroup } from '../lib/stateGroups';
import { scorecardsTranslationRef } from '../translation';
import { useScorecardsText } from './useScorecardsText';

/** Writes how states of a check went, day by day. */
export function useTrendWords() {
  const { t } = useTexts(scorecardsTranslationRef);
  const locale = useLocale();
  const text = useScorecardsText();
  const day = ({ date }: CheckDay) =>
    formatDay(date, { timeZone: 'UTC', locale });
  const group = (name: StateGroup) => t(`check.trend.groups.${name}`);
  return {
    day,
    group,
    /** All of a day in a line: "28 Nov: 31 fail, 181 pass". */
    point: (one: CheckDay) => {
      const { groups } = one;
      const states = groups
        ? STATE_GROUPS.filter(name => groups[name] > 0)
            .map(name => `${text.count(groups[name])} ${group(name)}`)
            .join(', ')
        : t('check.trend.unknown');
      return t('check.trend.point', { day: day(one), states });
    },
    /** What the days say. */
    title: (days: readonly CheckDay[]) => {
      const found = findingOf(days);
      if (!found) return t('check.trend.frozenOnly');
      const finding = t(`check.trend.${found.kind}`, {
        from: text.count(found.from),
        to: text.count(found.to),
        day: day(found.since),
      });
      return found.frozen > 0
        ? t('check.trend.frozenSince', {
            finding,
            frozen: text.count(found.frozen),
          })
        : finding;
    },
  };
}
