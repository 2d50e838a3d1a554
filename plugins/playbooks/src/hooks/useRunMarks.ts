import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { errorStatus } from '@internal/frontend-kit';
import type {
  PlaybooksApi,
  Run,
} from '@callboard/backstage-plugin-playbooks-common';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { playbooksApiRef } from '../api';
import { MarkQueue, type QueueStore } from '../lib/runs/MarkQueue';
import { mergeRun } from '../lib/runs/mergeRun';

const nameOf = (runId: string) => `callboard.playbooks.marks.${runId}`;

/** On this device: a phone that goes dark in a tunnel still has what was marked there. */
const storeOf = (runId: string): QueueStore => ({
  read: () => {
    try {
      return JSON.parse(localStorage.getItem(nameOf(runId)) ?? 'null');
    } catch {
      return undefined;
    }
  },
  write: state => {
    try {
      if (state) localStorage.setItem(nameOf(runId), JSON.stringify(state));
      else localStorage.removeItem(nameOf(runId));
    } catch {
      // Private windows and full stores keep it with the page.
    }
  },
});

const queues = new WeakMap<PlaybooksApi, Map<string, MarkQueue>>();

function queueOf(api: PlaybooksApi, client: QueryClient, id: string) {
  const known = queues.get(api) ?? new Map<string, MarkQueue>();
  queues.set(api, known);
  const queue =
    known.get(id) ??
    new MarkQueue({
      send: async marks => {
        const after = client.getQueryData<Run>(['run', id])?.revision;
        const news = await api.markRun({ id, marks, after });
        client.setQueryData<Run>(['run', id], before => mergeRun(before, news));
        return news;
      },
      statusOf: errorStatus,
      reasonOf: error =>
        (error as { body?: { error?: { message?: string } } }).body?.error
          ?.message ?? (error as Error).message,
      store: storeOf(id),
    });
  known.set(id, queue);
  return queue;
}

/** What the reader does in a run: shown at once, sent until it has arrived. */
export function useRunMarks(id: string) {
  const api = useApi(playbooksApiRef);
  const client = useQueryClient();
  const queue = useMemo(() => queueOf(api, client, id), [api, client, id]);
  const state = useSyncExternalStore(queue.subscribe, queue.state);
  useEffect(() => {
    const flush = () => void queue.flush();
    window.addEventListener('online', flush);
    return () => window.removeEventListener('online', flush);
  }, [queue]);
  return { ...state, queue };
}
