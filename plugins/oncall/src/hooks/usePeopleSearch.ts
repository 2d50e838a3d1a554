import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { NamedRef } from '@callboard/backstage-plugin-oncall-common';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

const LIMIT = 20;

/** A user or group by the name that people know. */
export function asNamed(entity: Entity): NamedRef {
  const profile = entity.spec?.profile as { displayName?: string } | undefined;
  const { title, name } = entity.metadata;
  return {
    entityRef: stringifyEntityRef(entity),
    title: profile?.displayName ?? title ?? name,
  };
}

/** People of the catalog with a text in their name, the first by name; while the text changes, those found before. */
export function usePeopleSearch(term: string) {
  const catalog = useApi(catalogApiRef);
  return useQuery({
    queryKey: ['people', term],
    queryFn: async () => {
      const { items } = await catalog.queryEntities({
        filter: { kind: 'User' },
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
