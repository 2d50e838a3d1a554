import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { playbooksApiRef } from '../api';

/** The pages of an entity or a team; null for one that the reader does not see. */
export function useEntityPlaybooks(entityRef: string) {
  const api = useApi(playbooksApiRef);
  return useQuery({
    queryKey: ['entity-pages', entityRef],
    queryFn: async ({ signal }) => {
      const { items } = await api.getPlaybooksOfEntities(
        { entityRefs: [entityRef] },
        { signal },
      );
      return items[0];
    },
  });
}
