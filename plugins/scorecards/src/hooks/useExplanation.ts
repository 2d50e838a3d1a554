import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  scorecardsFactRefreshPermission,
  type ScorecardsApi,
} from '@callboard/backstage-plugin-scorecards-common';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { scorecardsApiRef } from '../api';

/** Why a check says what it says of an entity. */
export function useExplanation(request: { entityRef: string; check: string }) {
  const { entityRef, check } = request;
  const api = useApi(scorecardsApiRef);
  return useQuery({
    queryKey: ['explanation', entityRef, check],
    queryFn: ({ signal }) => api.explainCheck({ entityRef, check }, { signal }),
  });
}

/** Results may be other: all that is on screen of any service is read again, while whoever did it goes on. */
export function useRenewResults() {
  const client = useQueryClient();
  return () => void client.invalidateQueries();
}

/** Reads facts of an entity again, for those who may. */
export function useRefreshFacts(entityRef: string) {
  const api = useApi(scorecardsApiRef);
  const { allowed } = usePermission({
    permission: scorecardsFactRefreshPermission,
    resourceRef: entityRef,
  });
  const mutation = useMutation({
    mutationFn: (request: Parameters<ScorecardsApi['refreshFacts']>[0]) =>
      api.refreshFacts(request),
    onSuccess: useRenewResults(),
  });
  return { mayRefresh: allowed, ...mutation };
}
