import { useApi } from '@backstage/core-plugin-api';
import type { AlertDetail } from '@callboard/backstage-plugin-alerts-common';
import { useInfiniteQuery } from '@tanstack/react-query';
import { alertsApiRef } from '../api';

const ENTRIES = 50;

/** What happened to an alert, the newest first, part by part; a change of the alert has it read again. */
export function useTimeline({ id, state }: Pick<AlertDetail, 'id' | 'state'>) {
  const api = useApi(alertsApiRef);
  return useInfiniteQuery({
    queryKey: ['timeline', id],
    queryFn: ({ pageParam, signal }) =>
      api.getTimeline({ id, cursor: pageParam, limit: ENTRIES }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ pageInfo }) => pageInfo.nextCursor,
    refetchInterval: state === 'firing' ? 10_000 : 30_000,
  });
}
