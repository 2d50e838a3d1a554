import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { buildHealthApiRef } from '../api';

/** How the pipelines of an entity fare; null for one that the reader does not see. */
export function useEntityBuilds(entityRef: string) {
  const api = useApi(buildHealthApiRef);
  return useQuery({
    queryKey: ['entity-builds', entityRef],
    queryFn: async ({ signal }) => {
      const { items } = await api.getBuildsOfEntities(
        { entityRefs: [entityRef] },
        { signal },
      );
      return items[0];
    },
  });
}
