import { useApi } from '@backstage/core-plugin-api';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { buildHealthApiRef } from '../api';

/** An attempt of a build with its jobs. */
export function useBuildDetail(request: { id: string; entityRef: string }) {
  const api = useApi(buildHealthApiRef);
  return useQuery({
    queryKey: ['build', request],
    queryFn: ({ signal }) => api.getBuild(request, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** Asks the provider for the log of a job, when somebody wants it. */
export function useLog(request: {
  id: string;
  jobId: string;
  entityRef: string;
}) {
  const api = useApi(buildHealthApiRef);
  return useMutation({ mutationFn: () => api.getLogExcerpt(request) });
}
