import { useTexts } from '@internal/frontend-kit';
import type {
  EntityScorecards,
  EntityStep,
} from '@callboard/backstage-plugin-scorecards-common';
import { levelTitle } from '../lib/levels';
import { scorecardsTranslationRef } from '../translation';
import { useScorecardsText } from './useScorecardsText';

/** Says what to do next, how much work it is, and what is gained by it. */
export function useStepText() {
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  return (
    step: EntityStep,
    scorecards: EntityScorecards['scorecards'],
  ): string => {
    const { title, kind, effortMinutes, lifts } = step;
    const next = t(kind === 'fix' ? 'card.next' : 'card.findOut', {
      title,
      effort: text.effort(effortMinutes),
    });
    const lift = lifts.at(0);
    if (!lift) return next;
    const { levelNames } =
      scorecards.find(({ scorecard }) => scorecard === lift.scorecard) ?? {};
    const level = levelTitle(lift.level, levelNames);
    return lift.together > 1
      ? t('card.together', { next, level, count: lift.together - 1 })
      : t('card.then', { next, level });
  };
}
