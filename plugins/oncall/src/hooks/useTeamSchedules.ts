import { useApi } from '@backstage/core-plugin-api';
import { nextEdge } from '@callboard/backstage-plugin-oncall-react';
import { useQuery } from '@tanstack/react-query';
import { oncallApiRef } from '../api';

/** More than any team has. */
const LIMIT = 50;

/**
 * The schedules of a group, or what another system says where it has none; the level that is asked first in front.
 */
export function useTeamSchedules(groupRef: string) {
  const api = useApi(oncallApiRef);
  return useQuery({
    queryKey: ['schedules', 'team', groupRef],
    queryFn: async ({ signal }) => {
      const { items } = await api.listSchedules(
        { team: groupRef, sources: true, limit: LIMIT },
        { signal },
      );
      return [...items].sort((one, other) => one.level - other.level);
    },
    refetchInterval: ({ state }) =>
      nextEdge(state.data ?? [], state.dataUpdatedAt),
  });
}
