import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { NamedEntity } from '@callboard/backstage-plugin-ownership-common';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

const LIMIT = 20;

function asNamed(entity: Entity): NamedEntity {
  const profile = entity.spec?.profile as { displayName?: string } | undefined;
  const { title, name } = entity.metadata;
  return {
    entityRef: stringifyEntityRef(entity),
    title: profile?.displayName ?? title ?? name,
  };
}

/** Groups of the catalog with a text in their name, the first by name; while the text changes, those found before. */
export function useTeamSearch(term: string) {
  const catalog = useApi(catalogApiRef);
  return useQuery({
    queryKey: ['groups', term],
    queryFn: async () => {
      const { items } = await catalog.queryEntities({
        filter: { kind: 'Group' },
        fields: ['kind', 'metadata', 'spec.profile'],
        orderFields: { field: 'metadata.name', order: 'asc' },
        limit: LIMIT,
        ...(term && {
          fullTextFilter: {
            term,
            fields: [
              'metadata.name',
              'metadata.title',
              'spec.profile.displayname',
            ],
          },
        }),
      });
      return items.map(asNamed);
    },
    placeholderData: keepPreviousData,
  });
}
