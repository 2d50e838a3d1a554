import { formatExactCount, useLocale, useTexts } from '@internal/frontend-kit';
import { percentOf, type Share } from '../lib/shares';
import { scorecardsTranslationRef } from '../translation';

/** Writes counts, and parts of wholes: "61% (n 212)", and no percent of few. */
export function useShareText() {
  const { t } = useTexts(scorecardsTranslationRef);
  const locale = useLocale();
  const count = (value: number) => formatExactCount(value, locale);
  return {
    count,
    share: (share: Share) => {
      if (share.n === 0) return t('page.overview.share.none');
      const percent = percentOf(share);
      return percent === undefined
        ? t('page.overview.share.few', {
            part: count(share.part),
            n: count(share.n),
          })
        : t('page.overview.share.percent', {
            percent: `${percent}`,
            n: count(share.n),
          });
    },
  };
}
