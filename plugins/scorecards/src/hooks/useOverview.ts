import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { scorecardsApiRef } from '../api';

/** All scorecards over all services that the reader sees. */
export function useOverview() {
  const api = useApi(scorecardsApiRef);
  return useQuery({
    queryKey: ['overview'],
    queryFn: ({ signal }) => api.getOverview({ signal }),
  });
}
