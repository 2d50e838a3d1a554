import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { oncallApiRef } from '../api';
import { loaderOf } from '../lib/loaders';
import { nextEdge } from '../lib/nextEdge';

/**
 * Who is on call for an entity. All that ask within one turn of the event loop share one request, and the answer is kept
 * for all; it is asked for again when somebody else takes over.
 *
 * @param entityRef - full entity reference
 */
export function useOnCall(entityRef: string) {
  const load = loaderOf(useApi(oncallApiRef));
  return useQuery({
    queryKey: ['on-call', entityRef],
    queryFn: () => load(entityRef),
    refetchInterval: ({ state }) => nextEdge(state.data?.item, Date.now()),
  });
}
