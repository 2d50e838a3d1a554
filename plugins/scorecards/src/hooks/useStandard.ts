import { useApi } from '@backstage/core-plugin-api';
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { scorecardsApiRef } from '../api';

/** A standard: the version in force, or the one that is named. */
export function useStandard(id: string, version?: number) {
  const api = useApi(scorecardsApiRef);
  return useQuery({
    queryKey: ['standard', id, version],
    queryFn: ({ signal }) =>
      api.getStandard({ id, ...(version && { version }) }, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** Says that a team has read a version. */
export function useAcknowledge() {
  const api = useApi(scorecardsApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: { id: string; version: number; team: string }) =>
      api.acknowledgeStandard(request),
    onSuccess: (_, { id }) =>
      client.invalidateQueries({ queryKey: ['standard', id] }),
  });
}
