import { useNames, useTexts } from '@internal/frontend-kit';
import {
  formatEffort,
  type TeamLights,
} from '@callboard/backstage-plugin-scorecards-common';
import { askedLights, wantingLights } from '../lib/lights';
import { scorecardsTranslationRef } from '../translation';

const SENTENCES = {
  fail: 'lights.bad',
  warn: 'lights.weak',
  unknown: 'lights.dark',
} as const;

/** Says which lights of a team are on. */
export function useLightsText({ next }: Pick<TeamLights, 'next'>) {
  const { t } = useTexts(scorecardsTranslationRef);
  const nameOf = useNames(next ? [next.ref] : []);
  const service = next ? nameOf(next.ref) : '';
  return {
    /** "Out: Triage. Weak: Playbooks." */
    answer: ({ categories }: TeamLights, name: string) => {
      const wanting = wantingLights(categories);
      if (wanting.length === 0) {
        return t('lights.good', {
          count: askedLights(categories).length,
          name,
        });
      }
      return wanting
        .map(({ state, lights }) =>
          t(SENTENCES[state], {
            words: lights.map(({ title }) => title).join(', '),
          }),
        )
        .join(' ');
    },
    next: () => {
      if (!next) return '';
      const { title: step, effortMinutes } = next;
      return effortMinutes === undefined
        ? t('lights.next', { step, service })
        : t('lights.nextEffort', {
            step,
            service,
            effort: formatEffort(effortMinutes),
          });
    },
    openNext: () =>
      t('lights.openNextOf', { step: next?.title ?? '', service }),
  };
}
