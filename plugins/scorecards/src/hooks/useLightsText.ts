import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
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
export function useLightsText() {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const nextName = ({ ref }: NonNullable<TeamLights['next']>) =>
    parseEntityRef(ref).name;
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
    next: (next: NonNullable<TeamLights['next']>) => {
      const words = { step: next.title, service: nextName(next) };
      return next.effortMinutes === undefined
        ? t('lights.next', words)
        : t('lights.nextEffort', {
            ...words,
            effort: formatEffort(next.effortMinutes),
          });
    },
    openNext: (next: NonNullable<TeamLights['next']>) =>
      t('lights.openNextOf', { step: next.title, service: nextName(next) }),
  };
}
