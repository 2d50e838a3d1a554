import { useEffect } from 'react';
import { useApi, useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  runSignalChannel,
  type Run,
  type RunSignal,
} from '@callboard/backstage-plugin-playbooks-common';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { playbooksApiRef } from '../api';
import { answeredWithin } from '../lib/answeredWithin';
import { mergeRun } from '../lib/runs/mergeRun';

/**
 * A run is an incident: few people look at it, and what one of them does the others see within a second or two, also where the
 * portal has no signals or one was lost.
 */
const LIVE_MS = 2_000;
const ENDED_MS = 30_000;
/** In a tunnel requests hang; after this time it is tried anew. */
export const ANSWER_MS = 10_000;

const keyOf = (id: string) => ['run', id] as const;

/** A run, which follows what others do in it. */
export function useRun(id: string) {
  const api = useApi(playbooksApiRef);
  const client = useQueryClient();
  const query = useQuery<Run>({
    queryKey: keyOf(id),
    queryFn: async ({ signal }) => {
      const after = client.getQueryData<Run>(keyOf(id))?.revision;
      const news = await answeredWithin(
        ANSWER_MS,
        own => api.getRun({ id, after }, { signal: own }),
        signal,
      );
      return mergeRun(client.getQueryData<Run>(keyOf(id)), news);
    },
    refetchInterval: ({ state }) => (state.data?.endedAt ? ENDED_MS : LIVE_MS),
    refetchOnWindowFocus: 'always',
    gcTime: Infinity,
  });
  const signals = useApiHolder().get(signalApiRef);
  useEffect(() => {
    const subscription = signals?.subscribe<RunSignal>(
      runSignalChannel(id),
      ({ revision }) => {
        const known = client.getQueryData<Run>(keyOf(id));
        if (!known || known.revision < revision) {
          // One that is under way is not given up: a slow phone would read nothing while people are busy.
          void client
            .refetchQueries({ queryKey: keyOf(id) }, { cancelRefetch: false })
            .then(() => {
              const read = client.getQueryData<Run>(keyOf(id));
              if (read && read.revision < revision) {
                void client.refetchQueries({ queryKey: keyOf(id) });
              }
            });
        }
      },
    );
    return () => subscription?.unsubscribe();
  }, [signals, client, id]);
  return query;
}

/** The text that a run holds on to; it never changes, and stays when the network goes. */
export function useRunPage(id: string) {
  const api = useApi(playbooksApiRef);
  return useQuery({
    queryKey: ['run-page', id],
    queryFn: ({ signal }) => api.getRunPage(id, { signal }),
    staleTime: Infinity,
    gcTime: Infinity,
  });
}

/** Puts what the backend answers about a run where its page reads it. */
export function useKeepRun() {
  const client = useQueryClient();
  return (news: Run) => {
    client.setQueryData<Run>(keyOf(news.id), known => mergeRun(known, news));
  };
}
