import { useEffect } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { errorStatus } from '@internal/frontend-kit';
import type { Playbook } from '@callboard/backstage-plugin-playbooks-common';
import { useQuery } from '@tanstack/react-query';
import { playbooksApiRef } from '../api';
import {
  forgetSavedPage,
  readSavedPage,
  savePage,
  type SavedPage,
} from '../lib/savedPages';
import { useMe } from './useMe';
import { playbookQuery } from './usePlaybooks';

/** A page to read, with when this device saved it while the present one is not there. */
export interface ShownPlaybook {
  playbook: Playbook;
  /** Milliseconds since 1970. */
  savedAt?: number;
}

/**
 * One page to read. One that was read on this device before is there at once, and the present one takes its place: with a slow
 * network that is a second, and without one all there is.
 */
export function usePlaybook(id: string) {
  const api = useApi(playbooksApiRef);
  const me = useMe();
  const query = useQuery(playbookQuery(api, id));
  const { data, dataUpdatedAt, error } = query;
  const { data: saved } = useQuery<SavedPage | null>({
    queryKey: ['saved-page', me, id],
    queryFn: async () => (await readSavedPage(me!, id)) ?? null,
    enabled: me !== undefined,
    networkMode: 'always',
    staleTime: Infinity,
  });
  useEffect(() => {
    if (me && data) {
      void savePage(me, { playbook: data, savedAt: dataUpdatedAt });
    }
  }, [me, data, dataUpdatedAt]);
  const isRefused = [403, 404].includes(errorStatus(error) ?? 0);
  useEffect(() => {
    if (me && isRefused) void forgetSavedPage(me, id);
  }, [me, isRefused, id]);
  if (data) return { ...query, data: { playbook: data } as ShownPlaybook };
  return {
    ...query,
    data: saved ?? undefined,
    isPending: query.isPending && !saved,
    dataUpdatedAt: saved?.savedAt ?? 0,
  };
}
