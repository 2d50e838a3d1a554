import { createServiceFactory } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  catalogServiceRef,
  type CatalogService,
} from '@backstage/plugin-catalog-node';
import type { FakeCatalog } from '../../packages/test-kit/src/catalog';

type Query = CatalogService['queryEntities'];

/** Where the next page of a list begins. */
interface Place {
  filter: unknown;
  offset: number;
}

/**
 * Pages of a catalog that does not change. The fake one goes through all of 10,000 entities for each page that followers ask for,
 * which takes 100 ms of this process, where a portal asks its database.
 */
export function leanCatalog(
  catalog: FakeCatalog,
): Pick<FakeCatalog, 'factory'> {
  const { service } = catalog;
  const lists = new Map<string, Promise<Entity[]>>();
  const listOf = (filter: unknown, options: Parameters<Query>[1]) => {
    const key = JSON.stringify([filter, options.credentials.principal]);
    const list =
      lists.get(key) ??
      service
        .queryEntities({ filter: filter as never }, options)
        .then(({ items }) => items);
    lists.set(key, list);
    return list;
  };
  const queryEntities: Query = async (request = {}, options) => {
    if ('query' in request || 'fullTextFilter' in request) {
      return service.queryEntities(request, options);
    }
    const { filter, offset }: Place =
      'cursor' in request
        ? JSON.parse(request.cursor)
        : { filter: request.filter, offset: 0 };
    const list = await listOf(filter, options);
    const end = offset + (request.limit ?? list.length);
    return {
      items: list.slice(offset, end),
      totalItems: list.length,
      pageInfo:
        end < list.length
          ? { nextCursor: JSON.stringify({ filter, offset: end }) }
          : {},
    };
  };
  const lean = new Proxy(service, {
    get: (known, method: keyof CatalogService) =>
      method === 'queryEntities' ? queryEntities : known[method],
  });
  return {
    factory: createServiceFactory({
      service: catalogServiceRef,
      deps: {},
      factory: () => lean,
    }),
  };
}
