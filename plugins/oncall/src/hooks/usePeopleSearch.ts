import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { asNamed } from '../lib/asNamed';

const LIMIT = 20;

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
