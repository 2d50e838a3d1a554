import { useApi } from '@backstage/core-plugin-api';
import type { OwnerSuggestion } from '@callboard/backstage-plugin-ownership-common';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ownershipApiRef } from '../api';

/**
 * Teams that may own the entities of one page, best first, by reference; while they are read, those known before.
 *
 * @param entityRefs - at most 100
 */
export function useSuggestionsByRefs(entityRefs: string[]) {
  const api = useApi(ownershipApiRef);
  return useQuery({
    queryKey: ['suggestions', entityRefs],
    enabled: entityRefs.length > 0,
    // What is known of the others stays when one of them leaves.
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const { items } = await api.getSuggestionsByRefs(
        { entityRefs },
        { signal },
      );
      return new Map<string, OwnerSuggestion[]>(
        entityRefs.map((ref, index) => [ref, items[index]?.suggestions ?? []]),
      );
    },
  });
}
