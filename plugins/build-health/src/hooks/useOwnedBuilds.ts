import { useApi } from '@backstage/core-plugin-api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { BuildPart } from '@callboard/backstage-plugin-build-health-common';
import { buildHealthApiRef } from '../api';

/** Builds of a page of the list. */
export const OWNED_PAGE = 50;

/** A page of the builds behind figures of a team; while another one loads, the page before it. */
export function useOwnedBuilds(request: {
  ownerRef: string;
  days: number;
  part: BuildPart;
  cursor?: string;
}) {
  const api = useApi(buildHealthApiRef);
  return useQuery({
    queryKey: ['owned-builds', request],
    queryFn: ({ signal }) =>
      api.listOwnedBuilds({ ...request, limit: OWNED_PAGE }, { signal }),
    placeholderData: keepPreviousData,
  });
}
