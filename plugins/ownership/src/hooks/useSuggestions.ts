import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { ownershipApiRef } from '../api';

/** Teams that may own an entity, best first. */
export function useSuggestions(entityRef: string) {
  const api = useApi(ownershipApiRef);
  return useQuery({
    queryKey: ['suggestions', entityRef],
    queryFn: async () => {
      const { items } = await api.getSuggestionsByRefs({
        entityRefs: [entityRef],
      });
      return items[0]?.suggestions ?? [];
    },
  });
}
