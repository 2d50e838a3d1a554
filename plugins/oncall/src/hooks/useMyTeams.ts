import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useQuery } from '@tanstack/react-query';
import { asNamed } from '../lib/asNamed';

/** The groups of the catalog that whoever is signed in is in, by name. */
export function useMyTeams() {
  const identity = useApi(identityApiRef);
  const catalog = useApi(catalogApiRef);
  return useQuery({
    queryKey: ['my-teams'],
    queryFn: async () => {
      const { ownershipEntityRefs } = await identity.getBackstageIdentity();
      const entityRefs = ownershipEntityRefs.filter(ref =>
        ref.toLowerCase().startsWith('group:'),
      );
      if (entityRefs.length === 0) return [];
      const { items } = await catalog.getEntitiesByRefs({
        entityRefs,
        fields: ['kind', 'metadata', 'spec.profile'],
      });
      return items
        .flatMap(item => (item ? [asNamed(item)] : []))
        .sort((one, other) => one.title.localeCompare(other.title));
    },
  });
}
