import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { ownershipApiRef } from '../api';
import { loadersOf } from '../lib/loaders';

/**
 * Who owns an entity. All that ask within one turn of the event loop share one request, and the answer is kept for all.
 *
 * @param entityRef - full entity reference
 */
export function useOwnership(entityRef: string) {
  const { owner } = loadersOf(useApi(ownershipApiRef));
  return useQuery({
    queryKey: ['owners', entityRef],
    queryFn: () => owner(entityRef),
  });
}
