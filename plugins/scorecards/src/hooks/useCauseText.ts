import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ChangeCause } from '@callboard/backstage-plugin-scorecards-common';
import { scorecardsTranslationRef } from '../translation';

/** Says why a result or a level changed. */
export function useCauseText() {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  return (cause: ChangeCause): string => {
    switch (cause.kind) {
      case 'fact':
        return t('state.cause.fact', { fact: cause.fact });
      case 'rule':
        return t('state.cause.rule', {
          document: cause.document,
          version: `${cause.version}`,
        });
      case 'grace':
        return t('state.cause.grace', { check: cause.check });
      case 'time':
        return cause.fact
          ? t('state.cause.time', { fact: cause.fact })
          : t('state.cause.timeOfMany');
      case 'collector':
        return t('state.cause.collector', { provider: cause.provider });
      default:
        return t(`state.cause.${cause.kind}`);
    }
  };
}
