import { useTexts } from '@internal/frontend-kit';
import type { ChangeCause } from '@callboard/backstage-plugin-scorecards-common';
import { scorecardsTranslationRef } from '../translation';

/** An id as people read it: `build-health/p95-build-time` is "p95 build time". */
const wordsOf = (id: string) => id.split('/').at(-1)!.replaceAll('-', ' ');

/** Says why a result or a level changed. */
export function useCauseText() {
  const { t } = useTexts(scorecardsTranslationRef);
  return (cause: ChangeCause): string => {
    switch (cause.kind) {
      case 'fact':
        return t('state.cause.fact', { fact: wordsOf(cause.fact) });
      case 'rule':
        return t('state.cause.rule', {
          document: wordsOf(cause.document),
          version: `${cause.version}`,
        });
      case 'grace':
        return t('state.cause.grace', { check: wordsOf(cause.check) });
      case 'time':
        return cause.fact
          ? t('state.cause.time', { fact: wordsOf(cause.fact) })
          : t('state.cause.timeOfMany');
      case 'collector':
        return t('state.cause.collector', {
          provider: wordsOf(cause.provider),
        });
      default:
        return t(`state.cause.${cause.kind}`);
    }
  };
}
