import { useApi } from '@backstage/core-plugin-api';
import type {
  ChannelTest,
  PersonalRule,
} from '@callboard/backstage-plugin-alerts-common';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { alertsApiRef } from '../api';

const KEY = ['my-rules'];
const CHANNELS_MS = 60_000;
const ARRIVAL_MS = 1_000;

/** How the reader is told of pages. */
export function useMyRules() {
  const api = useApi(alertsApiRef);
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.getMyRules({ signal }),
  });
}

/** Ways to reach people. */
export function useChannels() {
  const api = useApi(alertsApiRef);
  return useQuery({
    queryKey: ['channels'],
    queryFn: ({ signal }) => api.listChannels({ signal }),
    staleTime: CHANNELS_MS,
  });
}

/** Says how the reader is told; without any rule those of the portal hold. */
export function useSaveMyRules() {
  const api = useApi(alertsApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (rules: PersonalRule[]) => api.saveMyRules({ rules }),
    onSuccess: saved => client.setQueryData(KEY, saved),
  });
}

const isOver = (test: ChannelTest | undefined) =>
  test !== undefined && test.state !== 'waiting';

/** Sends the reader a message by a channel, and looks what becomes of it. */
export function useChannelTest(channel: string) {
  const api = useApi(alertsApiRef);
  const send = useMutation({
    mutationFn: () => api.testMyChannel({ channel }),
  });
  const id = send.data?.id;
  const outcome = useQuery({
    queryKey: ['channel-test', id],
    queryFn: ({ signal }) => api.getMyChannelTest(id!, { signal }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (isOver(state.data) ? false : ARRIVAL_MS),
  });
  return { send, test: id === undefined ? undefined : outcome.data };
}
