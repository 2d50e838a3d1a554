import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { ownershipApiRef } from '../api';

/** How far everything the reader sees is owned, by team. */
export function useCoverage() {
  const api = useApi(ownershipApiRef);
  return useQuery({
    queryKey: ['coverage'],
    queryFn: ({ signal }) => api.getCoverage({ signal }),
  });
}
