import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';

/** Full references of the groups that the reader is in; undefined until that is known. */
export function useMyGroups(): readonly string[] | undefined {
  const identity = useApi(identityApiRef);
  const { data } = useQuery({
    queryKey: ['my-groups'],
    queryFn: async () => {
      const { ownershipEntityRefs } = await identity.getBackstageIdentity();
      return ownershipEntityRefs
        .map(ref => ref.toLocaleLowerCase('en-US'))
        .filter(ref => ref.startsWith('group:'));
    },
    staleTime: Infinity,
  });
  return data;
}
