import { useApiHolder } from '@backstage/core-plugin-api';
import {
  type CatalogApi,
  catalogApiRef,
} from '@backstage/plugin-catalog-react';
import { QueryClient, useQuery } from '@tanstack/react-query';
import { batchByRefs } from '../lib/batchByRefs';

/** More go into a further request. */
const MOST_AT_ONCE = 500;

/** Asks a catalog of all references of a screen at once. */
const readerOf = (catalog: CatalogApi) =>
  batchByRefs(async entityRefs => {
    const fields = ['kind', 'metadata.namespace', 'metadata.name'];
    const { items } = await catalog.getEntitiesByRefs({ entityRefs, fields });
    return items.map(Boolean);
  }, MOST_AT_ONCE);

interface Known {
  client: QueryClient;
  isThere: (ref: string) => Promise<boolean>;
}

/** Shared by all cards of a page. */
const known = new WeakMap<CatalogApi, Known>();

const nothing: Known = {
  client: new QueryClient(),
  isThere: async () => true,
};

function knownOf(catalog: CatalogApi | undefined): Known {
  if (!catalog) return nothing;
  const before = known.get(catalog);
  if (before) return before;
  const isThere = readerOf(catalog);
  const now = { client: new QueryClient(), isThere };
  known.set(catalog, now);
  return now;
}

/**
 * Whether the catalog has what a reference names, and the reader may see it; undefined while nobody can tell.
 *
 * @param ref - absent: nothing is asked
 */
export function useInCatalog(ref: string | undefined): boolean | undefined {
  const { client, isThere } = knownOf(useApiHolder().get(catalogApiRef));
  const { data } = useQuery(
    {
      queryKey: ['in-catalog', ref],
      queryFn: () => isThere(ref!),
      enabled: ref !== undefined,
      staleTime: 5 * 60_000,
      retry: false,
    },
    client,
  );
  return data;
}
