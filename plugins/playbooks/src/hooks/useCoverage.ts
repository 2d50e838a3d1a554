import { useApi } from '@backstage/core-plugin-api';
import { downloadText } from '@internal/frontend-kit';
import type { CoverageFilter } from '@callboard/backstage-plugin-playbooks-common';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { playbooksApiRef } from '../api';

/** Alerts with what they lead to; while another page of them loads, the one before it. */
export function useCoverage(
  request: CoverageFilter & { cursor?: string; limit: number },
) {
  const api = useApi(playbooksApiRef);
  return useQuery({
    queryKey: ['coverage', request],
    queryFn: ({ signal }) => api.listCoverage(request, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** Downloads the list as CSV, all of its pages. */
export function useCoverageDownload() {
  const api = useApi(playbooksApiRef);
  return useMutation({
    mutationFn: async (request: CoverageFilter) =>
      downloadText({
        text: await api.exportCoverage(request),
        fileName: 'alert-coverage.csv',
        type: 'text/csv',
      }),
  });
}
