import { useTexts } from '@internal/frontend-kit';
import { Text } from '@backstage/ui';
import type { OwnershipCoverage } from '@callboard/backstage-plugin-ownership-common';
import { coverageParts } from '../../lib/coverageParts';
import { ownershipTranslationRef } from '../../translation';

/** The answer to the page's question: for how much there is someone who can be reached, and why not for the rest. */
export function CoverageAnswer({ coverage }: { coverage: OwnershipCoverage }) {
  const { t } = useTexts(ownershipTranslationRef);
  const { total, reachable, silent, dangling, ownerless } =
    coverageParts(coverage);
  const owned =
    reachable === total
      ? t('page.answer.all', { count: total })
      : t('page.answer.reachable', { count: total, reachable });
  const sentences = [
    // Of nothing, all is well.
    total === 0 ? t('page.answer.nothing') : owned,
    ownerless > 0 && t('page.answer.ownerless', { count: ownerless }),
    dangling > 0 && t('page.answer.dangling', { count: dangling }),
    silent > 0 && t('page.answer.silent', { count: silent }),
  ];
  return (
    <Text as="p" variant="body-large">
      {sentences.filter(Boolean).join(' ')}
    </Text>
  );
}
