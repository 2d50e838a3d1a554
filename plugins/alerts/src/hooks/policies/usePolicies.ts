import { useApi } from '@backstage/core-plugin-api';
import type {
  PolicyDraft,
  StoredPolicy,
} from '@callboard/backstage-plugin-alerts-common';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { alertsApiRef } from '../../api';

const KEY = ['policies'];
/** Schedules and channels change with the configuration, and by hand. */
const CHOICES_MS = 60_000;

/** Policies of teams that the reader sees. */
export function usePolicies() {
  const api = useApi(alertsApiRef);
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.listPolicies({}, { signal }),
  });
}

/** Schedules and channels that a step can name; none until they are known. */
export function useChoices() {
  const api = useApi(alertsApiRef);
  const { data } = useQuery({
    queryKey: ['channels'],
    queryFn: ({ signal }) => api.listChannels({ signal }),
    staleTime: CHOICES_MS,
  });
  return data ?? { items: [], schedules: [] };
}

/** What is saved over: the policy and the revision that was seen. */
export interface SavedOver {
  id: string;
  baseRevision: number;
}

/** Makes, changes and removes policies; the list is read anew. */
export function usePolicyActs() {
  const api = useApi(alertsApiRef);
  const client = useQueryClient();
  const invalidate = () => client.invalidateQueries({ queryKey: KEY });
  const put = (saved: StoredPolicy) => {
    client.setQueryData<{ items: StoredPolicy[] }>(KEY, known => {
      if (!known) return known;
      const others = known.items.filter(({ id }) => id !== saved.id);
      return { items: [...others, saved] };
    });
    void invalidate();
  };
  const save = useMutation({
    mutationFn: ({ draft, over }: { draft: PolicyDraft; over?: SavedOver }) =>
      over ? api.updatePolicy({ ...draft, ...over }) : api.createPolicy(draft),
    onSuccess: put,
  });
  const remove = useMutation({
    mutationFn: (id: string) => api.deletePolicy(id),
    onSuccess: invalidate,
  });
  return { save, remove, invalidate };
}
