import { useTexts } from '@internal/frontend-kit';
import type { CheckDetail } from '@callboard/backstage-plugin-scorecards-common';
import { askedOf } from '../lib/stateGroups';
import { countedStates } from '../lib/stateLooks';
import { scorecardsTranslationRef } from '../translation';
import { useScorecardsText } from './useScorecardsText';

type Detail = Pick<CheckDetail, 'counts' | 'missed' | 'teams'>;

/** Says who does not pass a check. */
export function useMissedText() {
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  return {
    /** "31 of 212 services do not pass, in 9 teams." */
    answer: ({ counts, missed, teams }: Detail) =>
      missed === 0
        ? t('check.good', { count: askedOf(counts) })
        : t('check.answer', {
            missed: text.count(missed),
            services: text.services(askedOf(counts)),
            count: missed,
            teams: t('check.teamsCount', {
              count: teams.filter(team => team.missed > 0).length,
            }),
          }),
    /** "12 exempt · 7 cannot be judged": all but those that pass and fail. */
    others: ({ counts }: Detail) =>
      countedStates(counts)
        .filter(({ state }) => state !== 'pass' && state !== 'fail')
        .map(({ state, count }) => text.counted(state, count))
        .join(' · '),
  };
}
