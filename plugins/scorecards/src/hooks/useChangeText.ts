import { useTexts } from '@internal/frontend-kit';
import type {
  CheckChange,
  EntityScorecardsDetail,
  LevelChange,
} from '@callboard/backstage-plugin-scorecards-common';
import { scorecardsTranslationRef } from '../translation';
import { useScorecardsText } from './useScorecardsText';

/** Says what changed of an entity, with the titles of its checks and scorecards, and why. */
export function useChangeText(detail: EntityScorecardsDetail) {
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const titles = new Map(
    detail.checks.map(({ check, title }) => [check, title]),
  );
  const level = (change: LevelChange) => {
    const known = detail.scorecards.find(
      ({ scorecard }) => scorecard === change.scorecard,
    );
    return t('tab.history.level', {
      scorecard: known?.title ?? change.scorecard,
      change: text.levelChange(change, known?.levelNames),
    });
  };
  const check = (change: CheckChange) => {
    const { from, to } = change;
    const name = titles.get(change.check) ?? change.check;
    const was = (state: typeof from) => (state ? t(`state.was.${state}`) : '');
    if (!to) return t('tab.history.left', { check: name });
    return t(from ? 'tab.history.check' : 'tab.history.begun', {
      check: name,
      from: was(from),
      to: was(to),
    });
  };
  return (change: LevelChange | CheckChange) =>
    t('tab.history.entry', {
      what: 'check' in change ? check(change) : level(change),
      cause: text.cause(change.cause),
    });
}
