import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { scorecardsApiRef } from '../api';

/** What must be well for the services of a team to stay up; nothing is asked while it is not known which. */
export function useTeamLights(team: string | undefined) {
  const api = useApi(scorecardsApiRef);
  return useQuery({
    queryKey: ['lights', team],
    queryFn: ({ signal }) => api.getTeamLights(team!, { signal }),
    enabled: team !== undefined,
  });
}
