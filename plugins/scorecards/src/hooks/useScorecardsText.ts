import {
  formatAge,
  formatCount,
  formatDay,
  useLocale,
  useNow,
  useTexts,
} from '@internal/frontend-kit';
import {
  formatEffort,
  type CheckResult,
  type CheckState,
  type FrozenResults,
} from '@callboard/backstage-plugin-scorecards-common';
import { scorecardsTranslationRef } from '../translation';
import { useCauseText } from './useCauseText';
import { useLevelText } from './useLevelText';

/** Words for states, levels, efforts, causes and figures, the same everywhere. */
export function useScorecardsText() {
  const { t } = useTexts(scorecardsTranslationRef);
  const locale = useLocale();
  const now = useNow();
  const count = (n: number) => formatCount(n, locale);
  /** A day as documents have it, or the day of a moment. */
  const day = (iso: string) =>
    formatDay(new Date(iso), {
      locale,
      now: new Date(now),
      // A day without a time is one of UTC: a zone to the west would make it the day before.
      ...(iso.length === 10 && { timeZone: 'UTC' }),
    });
  const state = (name: CheckState) => t(`state.names.${name}`);
  return {
    count,
    day,
    state,
    ...useLevelText(),
    cause: useCauseText(),
    /** A state with what belongs to it: until when, since when it counts, what it was. */
    result: (result: Omit<CheckResult, 'check' | 'since'>) => {
      const { was, exemptUntil, countsFrom } = result;
      const name = state(result.state);
      if (result.state === 'exempt' && exemptUntil) {
        return t('state.exemptUntil', { day: day(exemptUntil) });
      }
      const known =
        result.state === 'stale' && was
          ? t('state.lastKnown', { state: name, was: t(`state.was.${was}`) })
          : name;
      return countsFrom && Date.parse(countsFrom) > now
        ? t('state.countsFrom', { state: known, day: day(countsFrom) })
        : known;
    },
    /** How many are in a state. */
    counted: (name: CheckState, n: number) =>
      t(`state.counts.${name}`, { count: n, n: count(n) }),
    services: (n: number) => t('state.services', { count: n, n: count(n) }),
    effort: (minutes: number | undefined) =>
      minutes === undefined
        ? t('state.effortUnknown')
        : t('state.effort', { effort: formatEffort(minutes) }),
    /** Why results are held. */
    frozen: ({ title, silentSince, checks }: FrozenResults) =>
      t('state.frozen', {
        title,
        age: formatAge(now - Date.parse(silentSince)),
        count: checks,
      }),
  };
}
