import { useApi } from '@backstage/core-plugin-api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { buildHealthApiRef } from '../api';

/** How builds of an entity fared week by week; while another time loads, the one before it. */
export function useWeeks(request: {
  entityRef: string;
  pipelineId?: string;
  weeks: number;
}) {
  const api = useApi(buildHealthApiRef);
  return useQuery({
    queryKey: ['weeks', request],
    queryFn: ({ signal }) => api.getWeeksOfEntity(request, { signal }),
    placeholderData: keepPreviousData,
  });
}
