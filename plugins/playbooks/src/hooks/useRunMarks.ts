import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { errorStatus } from '@internal/frontend-kit';
import type {
  PlaybooksApi,
  Run,
} from '@callboard/backstage-plugin-playbooks-common';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { playbooksApiRef } from '../api';
import { answeredWithin } from '../lib/answeredWithin';
import { deviceStore } from '../lib/runs/deviceStore';
import { MarkQueue } from '../lib/runs/MarkQueue';
import { mergeRun } from '../lib/runs/mergeRun';
import { ANSWER_MS } from './useRun';

/**
 * The status by which a mark is refused. While the backend is replaced another one, or a proxy, may say 404 for it: that is no answer,
 * and no reason to give a mark up. A firewall that does not like a text is one: it would hold up all that comes after.
 */
function refusalStatus(error: unknown): number | undefined {
  const { body } = error as { body?: { error?: { name?: string } } };
  const status = errorStatus(error);
  return status === 404 && body?.error?.name === 'Error' ? undefined : status;
}

const queues = new WeakMap<PlaybooksApi, Map<string, MarkQueue>>();

/** Of one person in one run: whoever signs in next on this device sends nothing of them. */
function queueOf(
  { api, client }: { api: PlaybooksApi; client: QueryClient },
  id: string,
  userRef: string,
) {
  const known = queues.get(api) ?? new Map<string, MarkQueue>();
  queues.set(api, known);
  const key = `${userRef} ${id}`;
  const queue =
    known.get(key) ??
    new MarkQueue({
      send: async marks => {
        const after = client.getQueryData<Run>(['run', id])?.revision;
        const news = await answeredWithin(ANSWER_MS, signal =>
          api.markRun({ id, marks, after }, { signal }),
        );
        client.setQueryData<Run>(['run', id], before => mergeRun(before, news));
        return news;
      },
      statusOf: refusalStatus,
      reasonOf: error =>
        (error as { body?: { error?: { message?: string } } }).body?.error
          ?.message ?? (error as Error).message,
      store: deviceStore(userRef, id),
    });
  known.set(key, queue);
  return queue;
}

/** What somebody does in a run: shown at once, sent until it has arrived. */
export function useRunMarks(id: string, userRef: string) {
  const api = useApi(playbooksApiRef);
  const client = useQueryClient();
  const queue = useMemo(
    () => queueOf({ api, client }, id, userRef),
    [api, client, id, userRef],
  );
  const state = useSyncExternalStore(queue.subscribe, queue.state);
  useEffect(() => {
    const flush = () => void queue.flush();
    window.addEventListener('online', flush);
    return () => window.removeEventListener('online', flush);
  }, [queue]);
  return { ...state, queue };
}
