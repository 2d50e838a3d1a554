import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { scorecardsApiRef } from '../api';

/** What a team can do next; the reader's teams when none is named. */
export function useTeamSteps(team: string | undefined) {
  const api = useApi(scorecardsApiRef);
  return useQuery({
    queryKey: ['steps', team],
    queryFn: ({ signal }) =>
      api.getTeamSteps({ ...(team && { team }) }, { signal }),
  });
}
