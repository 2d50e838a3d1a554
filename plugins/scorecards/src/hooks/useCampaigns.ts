import { useApi } from '@backstage/core-plugin-api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { scorecardsApiRef } from '../api';

/** All campaigns. */
export function useCampaigns() {
  const api = useApi(scorecardsApiRef);
  return useQuery({
    queryKey: ['campaigns'],
    queryFn: ({ signal }) => api.listCampaigns({ signal }),
  });
}

/** A campaign with its work. */
export function useCampaign(id: string) {
  const api = useApi(scorecardsApiRef);
  return useQuery({
    queryKey: ['campaign', id],
    queryFn: ({ signal }) => api.getCampaign(id, { signal }),
  });
}

/** Has teams told of the work they have left, with the next digest. */
export function useRemindTeams(id: string) {
  const api = useApi(scorecardsApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.remindTeams(id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['campaign', id] }),
  });
}
