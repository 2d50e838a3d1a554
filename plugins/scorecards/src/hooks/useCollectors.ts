import { discoveryApiRef, useApi } from '@backstage/core-plugin-api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { scorecardsApiRef } from '../api';

/** While one runs, and somebody looks at it. */
const LIVE_MS = 3_000;
const IDLE_MS = 30_000;

/** Collectors and how they fare, up to date while they are looked at. */
export function useCollectors() {
  const api = useApi(scorecardsApiRef);
  return useQuery({
    queryKey: ['collectors'],
    queryFn: ({ signal }) => api.listCollectors({ signal }),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ lastRun }) => lastRun?.state === 'running')
        ? LIVE_MS
        : IDLE_MS,
  });
}

/** Starts a run; it is seen in the list. */
export function useStartCollector() {
  const api = useApi(scorecardsApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (provider: string) => api.startCollector(provider),
    onSettled: () => client.invalidateQueries({ queryKey: ['collectors'] }),
  });
}

/** Tokens of the push API, for those who may manage collectors. */
export function usePushTokens() {
  const api = useApi(scorecardsApiRef);
  return useQuery({
    queryKey: ['push-tokens'],
    queryFn: ({ signal }) => api.listPushTokens({ signal }),
  });
}

function useRenewTokens() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['push-tokens'] });
}

/** Makes a token; its secret is in the answer, and nowhere else. */
export function useCreatePushToken() {
  const api = useApi(scorecardsApiRef);
  return useMutation({
    mutationFn: (request: Parameters<typeof api.createPushToken>[0]) =>
      api.createPushToken(request),
    onSuccess: useRenewTokens(),
    // The secret is not kept longer than it is looked at.
    gcTime: 0,
  });
}

/** Ends a token at once. */
export function useRevokePushToken() {
  const api = useApi(scorecardsApiRef);
  return useMutation({
    mutationFn: (id: string) => api.revokePushToken(id),
    onSuccess: useRenewTokens(),
  });
}

/** Where a CI pushes facts to; undefined until it is known. */
export function usePushAddress(): string | undefined {
  const discovery = useApi(discoveryApiRef);
  const { data } = useQuery({
    queryKey: ['address'],
    queryFn: () => discovery.getBaseUrl('scorecards'),
    staleTime: Infinity,
  });
  return data && `${data}/intake/facts`;
}
