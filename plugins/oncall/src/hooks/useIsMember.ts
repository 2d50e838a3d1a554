import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';

/** Whether who is signed in is of a group, by full reference; false until that is known. */
export function useIsMember(groupRef: string | undefined): boolean {
  const identity = useApi(identityApiRef);
  const { data = [] } = useQuery({
    queryKey: ['own-refs'],
    queryFn: async () => {
      const { ownershipEntityRefs } = await identity.getBackstageIdentity();
      return ownershipEntityRefs.map(ref => ref.toLocaleLowerCase('en-US'));
    },
    staleTime: Infinity,
  });
  return groupRef !== undefined && data.includes(groupRef);
}
