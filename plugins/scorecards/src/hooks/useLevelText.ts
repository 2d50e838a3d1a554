import { useTexts } from '@internal/frontend-kit';
import type { LevelChange } from '@callboard/backstage-plugin-scorecards-common';
import { changeKind, levelTitle, type LevelNames } from '../lib/levels';
import { stepRuns } from '../lib/stepRuns';
import { scorecardsTranslationRef } from '../translation';

/** Words for levels, and for how they went. */
export function useLevelText() {
  const { t } = useTexts(scorecardsTranslationRef);
  const levelAt = (position: number, names: LevelNames = []) =>
    position > 0
      ? names[position - 1]?.title ?? `${position}`
      : t('state.noLevelName');
  return {
    level: (options: {
      position: number;
      levels: number;
      levelTitle?: string;
    }) => {
      const { position, levels, levelTitle: title = '' } = options;
      return position > 0
        ? t('state.level', {
            title,
            position: `${position}`,
            levels: `${levels}`,
          })
        : t('state.noLevel', { levels: `${levels}` });
    },
    levelAt,
    levelChange: (
      change: Pick<LevelChange, 'from' | 'to'>,
      names?: LevelNames,
    ) => {
      const { from, to } = change;
      return t(`state.change.${changeKind(change, names)}`, {
        from: from === undefined ? '' : levelTitle(from, names),
        to: to === undefined ? '' : levelTitle(to, names),
      });
    },
    /** What the level did in a quarter of a year, as a finding. */
    trend: (weeks: readonly (number | null)[], names?: LevelNames) => {
      const runs = stepRuns(weeks);
      const first = runs.at(0);
      const last = runs.at(-1);
      const n = `${weeks.length}`;
      if (!first || !last) return t('state.trend.none', { weeks: n });
      const from = levelAt(first.position, names);
      const to = levelAt(last.position, names);
      if (runs.every(({ position }) => position === last.position)) {
        return t('state.trend.steady', { level: to, weeks: n });
      }
      return first.position === last.position
        ? t('state.trend.returned', { to, weeks: n })
        : t('state.trend.moved', { from, to, weeks: n });
    },
  };
}
