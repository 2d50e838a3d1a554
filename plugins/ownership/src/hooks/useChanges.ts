import { useApi } from '@backstage/core-plugin-api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ownershipApiRef } from '../api';

const PAGE = 20;

/** What happened to the ownership of an entity, the newest first, page by page. */
export function useChanges(entityRef: string) {
  const api = useApi(ownershipApiRef);
  return useInfiniteQuery({
    queryKey: ['changes', entityRef],
    queryFn: ({ pageParam: cursor }) =>
      api.listChanges({ entityRef, limit: PAGE, ...(cursor && { cursor }) }),
    initialPageParam: '',
    getNextPageParam: ({ pageInfo }) => pageInfo.nextCursor,
  });
}
