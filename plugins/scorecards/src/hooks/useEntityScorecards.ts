import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { scorecardsApiRef } from '../api';

/** How far an entity is; null for one that the reader does not see. */
export function useEntityScorecards(entityRef: string) {
  const api = useApi(scorecardsApiRef);
  return useQuery({
    queryKey: ['entity', entityRef],
    queryFn: async ({ signal }) => {
      const { items } = await api.getScorecardsOfEntities(
        { entityRefs: [entityRef] },
        { signal },
      );
      return items[0];
    },
  });
}

/** All checks of an entity, with what changed and what to do. */
export function useEntityDetail(entityRef: string) {
  const api = useApi(scorecardsApiRef);
  return useQuery({
    queryKey: ['entity-detail', entityRef],
    queryFn: ({ signal }) => api.getScorecardsOfEntity(entityRef, { signal }),
  });
}
