import { useApi } from '@backstage/core-plugin-api';
import type { Exemption } from '@callboard/backstage-plugin-scorecards-common';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { scorecardsApiRef } from '../api';
import { useRenewResults } from './useExplanation';

/** Exemptions of a page of the list. */
export const EXEMPTIONS_PAGE = 50;

/** Exemptions in a state, a page of them. */
export function useExemptionList(request: {
  state: Exemption['state'];
  team?: string;
  cursor?: string;
}) {
  const { state, team, cursor } = request;
  const api = useApi(scorecardsApiRef);
  return useQuery({
    queryKey: ['exemptions', 'list', state, team, cursor],
    queryFn: ({ signal }) =>
      api.listExemptions(
        {
          state,
          limit: EXEMPTIONS_PAGE,
          ...(team && { team }),
          ...(cursor && { cursor }),
        },
        { signal },
      ),
    placeholderData: keepPreviousData,
  });
}

/** What exemptions hide, by team. */
export function useExemptionDebt() {
  const api = useApi(scorecardsApiRef);
  return useQuery({
    queryKey: ['exemptions', 'debt'],
    queryFn: ({ signal }) => api.getExemptionDebt({ signal }),
  });
}

/** Approves or refuses. */
export function useDecideExemption() {
  const api = useApi(scorecardsApiRef);
  return useMutation({
    mutationFn: (request: Parameters<typeof api.decideExemption>[0]) =>
      api.decideExemption(request),
    onSuccess: useRenewResults(),
  });
}

/** Ends one before its time. */
export function useRevokeExemption() {
  const api = useApi(scorecardsApiRef);
  return useMutation({
    mutationFn: (id: string) => api.revokeExemption(id),
    onSuccess: useRenewResults(),
  });
}
