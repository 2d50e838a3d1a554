import { useTexts } from '@internal/frontend-kit';
import { Alert } from '@backstage/ui';
import type { FrozenResults } from '@callboard/backstage-plugin-scorecards-common';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { scorecardsTranslationRef } from '../../translation';

/** Says that results are held as they were, as their collector is silent: the one that freezes most, and how many more. */
export function FrozenBand({ frozen }: { frozen: readonly FrozenResults[] }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const [worst, ...more] = [...frozen].sort((a, b) => b.checks - a.checks);
  if (!worst) return null;
  return (
    <Alert
      status="warning"
      icon
      title={text.frozen(worst)}
      description={
        more.length > 0 && t('page.overview.moreFrozen', { count: more.length })
      }
    />
  );
}
