import { useApi } from '@backstage/core-plugin-api';
import type { ScorecardsApi } from '@callboard/backstage-plugin-scorecards-common';
import { useMutation, useQuery } from '@tanstack/react-query';
import { scorecardsApiRef } from '../api';
import { useRenewResults } from './useExplanation';

/** Exemptions that a service has or had; more are on the page of exemptions. */
const MOST = 50;

/** Exemptions of an entity, asked for, in force and over. */
export function useEntityExemptions(entityRef: string) {
  const api = useApi(scorecardsApiRef);
  return useQuery({
    queryKey: ['exemptions', 'entity', entityRef],
    queryFn: ({ signal }) =>
      api.listExemptions({ entityRef, limit: MOST }, { signal }),
  });
}

/** Asks for one. */
export function useRequestExemption() {
  const api = useApi(scorecardsApiRef);
  return useMutation({
    mutationFn: (request: Parameters<ScorecardsApi['requestExemption']>[0]) =>
      api.requestExemption(request),
    onSuccess: useRenewResults(),
  });
}
