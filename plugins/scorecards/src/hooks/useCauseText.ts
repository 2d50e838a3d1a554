import { useTexts } from '@internal/frontend-kit';
import type { ToldCause } from '@callboard/backstage-plugin-scorecards-common';
import { scorecardsTranslationRef } from '../translation';

/** What a cause names: by its title, or, where it is there no more, by its id: `build-health/p95-build-time` is "p95 build time". */
const nameOf = ({ title }: ToldCause, id: string) =>
  title ?? id.split('/').at(-1)!.replaceAll('-', ' ');

/** Says why a result or a level changed. */
export function useCauseText() {
  const { t } = useTexts(scorecardsTranslationRef);
  return (cause: ToldCause): string => {
    switch (cause.kind) {
      case 'fact':
        return t('state.cause.fact', { fact: nameOf(cause, cause.fact) });
      case 'rule':
        return t('state.cause.rule', {
          document: nameOf(cause, cause.document),
          version: `${cause.version}`,
        });
      case 'grace':
        return t('state.cause.grace', { check: nameOf(cause, cause.check) });
      case 'time':
        return cause.fact
          ? t('state.cause.time', { fact: nameOf(cause, cause.fact) })
          : t('state.cause.timeOfMany');
      case 'collector':
        return t('state.cause.collector', {
          provider: nameOf(cause, cause.provider),
        });
      default:
        return t(`state.cause.${cause.kind}`);
    }
  };
}
