import { useTexts } from '@internal/frontend-kit';
import {
  formatEffort,
  type LevelPlace,
  type WhatIf,
} from '@callboard/backstage-plugin-scorecards-common';
import { scorecardsTranslationRef } from '../translation';
import { useScorecardsText } from './useScorecardsText';

/** Tells what a draft would do. */
export function useWhatIfText(titleOfLevel: (id: string) => string = id => id) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { count } = useScorecardsText();
  const teams = (n: number) =>
    t('editor.whatIf.teams', { count: n, n: count(n) });
  /** Services that fall, and in how many teams. */
  const fall = ({ down, teamsDown }: WhatIf) =>
    t('editor.whatIf.down', {
      count: down,
      n: count(down),
      teams: teams(teamsDown),
    });
  return {
    teams,
    fall,
    /** All of it in one or two sentences. */
    sentence: (whatIf: WhatIf) => {
      const { down, up, joined, left, effortMinutes, unknown } = whatIf;
      const isCalm = [down, up, joined, left, unknown].every(n => n === 0);
      if (isCalm && effortMinutes === 0) return t('editor.whatIf.calm');
      const part = (
        key: 'up' | 'joined' | 'left' | 'unknown',
        n: number,
      ): string[] =>
        n > 0 ? [t(`editor.whatIf.${key}`, { count: n, n: count(n) })] : [];
      return [
        down > 0 ? fall(whatIf) : t('editor.whatIf.noneDown'),
        ...part('up', up),
        ...part('joined', joined),
        ...part('left', left),
        ...(effortMinutes > 0
          ? [t('editor.whatIf.effort', { effort: formatEffort(effortMinutes) })]
          : []),
        ...part('unknown', unknown),
      ].join(' ');
    },
    /** From which level to which. */
    move: (from: LevelPlace | undefined, to: LevelPlace | undefined) => {
      const name = (place: LevelPlace | undefined) => {
        if (!place) return t('editor.whatIf.notAbout');
        return place.level
          ? titleOfLevel(place.level)
          : t('editor.whatIf.noLevel');
      };
      return t('editor.whatIf.move', { from: name(from), to: name(to) });
    },
    told: (n: number) =>
      t('editor.whatIf.toldCount', { count: n, n: count(n) }),
  };
}
