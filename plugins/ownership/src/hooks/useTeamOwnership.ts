import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { ownershipApiRef } from '../api';
import { loadersOf } from '../lib/loaders';

/**
 * What a team owns; requests are shared as in `useOwnership`.
 *
 * @param groupRef - full reference of a group
 */
export function useTeamOwnership(groupRef: string) {
  const { team } = loadersOf(useApi(ownershipApiRef));
  return useQuery({
    queryKey: ['teams', groupRef],
    queryFn: () => team(groupRef),
  });
}
