import { useTexts } from '@internal/frontend-kit';
import type { PageTrust } from '@callboard/backstage-plugin-playbooks-common';
import { playbooksTranslationRef } from '../translation';

/** "Last good run 41 days ago, page changed since". */
export function useTrustSentence(): (trust: PageTrust) => string {
  const { t } = useTexts(playbooksTranslationRef);
  const ago = (daysAgo: number) =>
    daysAgo < 1 ? t('trust.today') : t('trust.daysAgo', { count: daysAgo });
  return ({ basis, changed, setback }) => {
    if (!basis) {
      return setback
        ? t(`trust.onlySetback.${setback.outcome}`, {
            ago: ago(setback.daysAgo),
          })
        : t('trust.never');
    }
    const [first, second] = changed;
    return [
      t(`trust.basis.${basis.kind}`, { ago: ago(basis.daysAgo) }),
      first && t(`trust.changed.${second ? 'both' : first}`),
      setback &&
        t(`trust.setback.${setback.outcome}`, { ago: ago(setback.daysAgo) }),
    ]
      .filter(Boolean)
      .join(', ');
  };
}
