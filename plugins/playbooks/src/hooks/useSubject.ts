import { useMemo } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApiHolder } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  entityValues,
  type FiringAlert,
  type ParsedPage,
} from '@callboard/backstage-plugin-playbooks-common';
import { useQuery } from '@tanstack/react-query';
import { subjectRefs } from '../lib/subjectRefs';

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'spec.system',
  'spec.owner',
];

/**
 * What a page is about: the first of what it names that is in the catalog, with the values it gives. Without an answer of the
 * catalog the page is read all the same.
 */
export function useSubject(
  page: ParsedPage,
  alert: FiringAlert | undefined,
): { entityRef: string; values: Record<string, string> } | undefined {
  const catalog = useApiHolder().get(catalogApiRef);
  const entityRefs = useMemo(() => subjectRefs(page, alert), [page, alert]);
  const { data } = useQuery({
    queryKey: ['subject', entityRefs],
    queryFn: async () => {
      const { items } = await catalog!.getEntitiesByRefs({
        entityRefs,
        fields: FIELDS,
      });
      const entity = items.find(item => item !== undefined);
      return entity
        ? {
            entityRef: stringifyEntityRef(entity),
            values: entityValues(entity),
          }
        : null;
    },
    enabled: catalog !== undefined && entityRefs.length > 0,
    staleTime: 5 * 60_000,
  });
  return data ?? undefined;
}
