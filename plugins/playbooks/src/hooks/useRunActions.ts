import { useApi } from '@backstage/core-plugin-api';
import type {
  NewRun,
  RunEnd,
} from '@callboard/backstage-plugin-playbooks-common';
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { playbooksApiRef } from '../api';
import { useKeepRun } from './useRun';

/** Runs, the newest first; while others load, those before. */
export function useRunList(request: {
  state?: 'open' | 'ended';
  mine?: boolean;
  pageId?: string;
  cursor?: string;
  limit: number;
}) {
  const api = useApi(playbooksApiRef);
  return useQuery({
    queryKey: ['runs', request],
    queryFn: ({ signal }) => api.listRuns(request, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** Starts a run. Tried again with the same id, it is the same run. */
export function useStartRun() {
  const api = useApi(playbooksApiRef);
  const client = useQueryClient();
  const keep = useKeepRun();
  return useMutation({
    mutationFn: (run: NewRun) => api.startRun(run),
    onSuccess: run => {
      keep(run);
      void client.invalidateQueries({ queryKey: ['runs'] });
      void client.invalidateQueries({ queryKey: ['page', run.pageId] });
    },
  });
}

/** Ends a run, and takes that back. */
export function useRunEnd(id: string) {
  const api = useApi(playbooksApiRef);
  const client = useQueryClient();
  const keep = useKeepRun();
  const onSuccess = (run: Parameters<typeof keep>[0]) => {
    keep(run);
    void client.invalidateQueries({ queryKey: ['runs'] });
    void client.invalidateQueries({ queryKey: ['page', run.pageId] });
  };
  return {
    end: useMutation({
      mutationFn: (end: RunEnd) => api.endRun({ id, ...end }),
      onSuccess,
    }),
    reopen: useMutation({ mutationFn: () => api.reopenRun(id), onSuccess }),
  };
}
