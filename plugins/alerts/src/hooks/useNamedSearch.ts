import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useApiHolder } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { AlertNamed } from '@callboard/backstage-plugin-alerts-common';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSettled } from './useSettled';

const LIMIT = 20;
const TYPING_MS = 150;

const displayNameOf = ({ spec }: Entity): string | undefined => {
  const profile = spec?.profile;
  return typeof profile === 'object' &&
    profile !== null &&
    !Array.isArray(profile) &&
    typeof profile.displayName === 'string'
    ? profile.displayName
    : undefined;
};

const asNamed = (entity: Entity): AlertNamed => ({
  entityRef: stringifyEntityRef(entity),
  title: displayNameOf(entity) ?? entity.metadata.title ?? entity.metadata.name,
});

/** Entities of some kinds with a text in their name, the first by name; while the text changes, those found before. */
export function useNamedSearch(kinds: readonly string[], typed: string) {
  // Nothing that can be found must not take the page of a firing alert away.
  const catalog = useApiHolder().get(catalogApiRef);
  const term = useSettled(typed.trim(), TYPING_MS);
  return useQuery({
    queryKey: ['named', kinds, term],
    queryFn: async () => {
      if (!catalog) return [];
      const { items } = await catalog.queryEntities({
        filter: { kind: [...kinds] },
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
