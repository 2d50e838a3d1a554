import { useApi } from '@backstage/core-plugin-api';
import type { ScorecardsApi } from '@callboard/backstage-plugin-scorecards-common';
import { useMutation, useQuery } from '@tanstack/react-query';
import { scorecardsApiRef } from '../api';
import { useRenewResults } from './useExplanation';

/** What people have stated of an entity, and what may be stated. */
export function useSignOffs(entityRef: string) {
  const api = useApi(scorecardsApiRef);
  return useQuery({
    queryKey: ['sign-offs', entityRef],
    queryFn: ({ signal }) => api.listSignOffs(entityRef, { signal }),
  });
}

/** States something of an entity. */
export function useSignOff() {
  const api = useApi(scorecardsApiRef);
  return useMutation({
    mutationFn: (request: Parameters<ScorecardsApi['signOff']>[0]) =>
      api.signOff(request),
    onSuccess: useRenewResults(),
  });
}

/** Takes a statement back. */
export function useRevokeSignOff() {
  const api = useApi(scorecardsApiRef);
  return useMutation({
    mutationFn: (id: string) => api.revokeSignOff(id),
    onSuccess: useRenewResults(),
  });
}
