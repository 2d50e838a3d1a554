import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { scorecardsApiRef } from '../api';

/** A check, `scorecard/check`, over all services that the reader sees; nothing is asked while it is not known which. */
export function useCheck(check: string | undefined) {
  const api = useApi(scorecardsApiRef);
  return useQuery({
    queryKey: ['check', check],
    queryFn: ({ signal }) => api.getCheck(check!, { signal }),
    enabled: check !== undefined,
  });
}
