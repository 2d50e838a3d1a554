import { useApi } from '@backstage/core-plugin-api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { buildHealthApiRef } from '../api';
import { USUAL_DAYS } from '../lib/pipelines';

/** Builds of all services that the reader sees. */
export function useOrganisation(
  days: number = USUAL_DAYS,
  options: {
    /** False: only what was read before. */
    isWanted?: boolean;
  } = {},
) {
  const api = useApi(buildHealthApiRef);
  return useQuery({
    queryKey: ['organisation', days],
    queryFn: ({ signal }) => api.getOrganisationBuilds({ days }, { signal }),
    placeholderData: keepPreviousData,
    enabled: options.isWanted ?? true,
  });
}
