import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';

/** Full reference of who is signed in, in lower case; `undefined` until that is known. */
export function useMe(): string | undefined {
  const identity = useApi(identityApiRef);
  const { data } = useQuery({
    queryKey: ['me'],
    queryFn: async () => {
      const { userEntityRef } = await identity.getBackstageIdentity();
      return userEntityRef.toLocaleLowerCase('en-US');
    },
    staleTime: Infinity,
  });
  return data;
}
