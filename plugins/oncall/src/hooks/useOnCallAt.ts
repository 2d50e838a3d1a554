import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { oncallApiRef } from '../api';

/**
 * Who was, or will be, on call for an entity.
 *
 * @param entityRef - full entity reference
 * @param at - ISO 8601 in UTC
 */
export function useOnCallAt(entityRef: string, at: string) {
  const api = useApi(oncallApiRef);
  return useQuery({
    queryKey: ['on-call-at', entityRef, at],
    queryFn: async ({ signal }) => {
      const { items, asOf } = await api.getOnCallByRefs(
        { entityRefs: [entityRef], at },
        { signal },
      );
      return { item: items[0] ?? undefined, asOf };
    },
  });
}
