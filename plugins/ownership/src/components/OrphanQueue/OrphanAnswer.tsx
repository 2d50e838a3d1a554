import { useTexts } from '@internal/frontend-kit';
import { Button, Text } from '@backstage/ui';
import type { OwnershipPage } from '@callboard/backstage-plugin-ownership-common';
import { useSuggestionsByRefs } from '../../hooks/useSuggestionsByRefs';
import { ownershipTranslationRef } from '../../translation';

/** How many there are, for how many someone speaks, how many wait for an answer. */
export function OrphanAnswer({ page }: { page: OwnershipPage }) {
  const { items, totalItems } = page;
  const { t } = useTexts(ownershipTranslationRef);
  const suggestions = useSuggestionsByRefs(
    items.map(({ entityRef }) => entityRef),
  );
  const suggested = items.filter(
    ({ entityRef }) => suggestions.data?.get(entityRef)?.length,
  ).length;
  const isKnown = items.every(({ entityRef }) =>
    suggestions.data?.has(entityRef),
  );
  const waiting = items.filter(({ transfer }) => transfer).length;
  // Only what is on screen was asked for.
  const isAll = items.length === totalItems;
  const sentences = [
    t('page.orphans.answer', { count: totalItems }),
    isKnown &&
      (isAll
        ? t('page.orphans.suggested', { count: suggested })
        : t('page.orphans.suggestedOf', {
            shown: items.length,
            suggested,
          })),
    waiting > 0 &&
      t(isAll ? 'page.orphans.waiting' : 'page.orphans.waitingHere', {
        count: waiting,
      }),
  ];
  return (
    <>
      <Text as="p" variant="body-large">
        {sentences.filter(Boolean).join(' ')}
      </Text>
      {suggestions.isError && (
        <p>
          {t('page.orphans.suggestionsFailed')}{' '}
          <Button
            variant="tertiary"
            size="small"
            isPending={suggestions.isFetching}
            onPress={() => suggestions.refetch()}
          >
            {t('page.state.again')}
          </Button>
        </p>
      )}
    </>
  );
}
