import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { ReadEntities } from '../collecting/CollectRun';

/** Entities of a page: whole descriptors, of some kilobytes each. */
const PAGE = 500;

/**
 * Reads whole entities page by page.
 *
 * @param options.kinds - others are not followed, and nothing is kept of them
 */
export function readCatalog(options: {
  catalog: CatalogService;
  auth: AuthService;
  kinds: readonly string[];
}): ReadEntities {
  const { catalog, auth } = options;
  const followed = options.kinds.map(kind => kind.toLocaleLowerCase('en-US'));
  return async function* pages({ kinds = followed, signal }) {
    const kind = followed.filter(one => kinds.includes(one));
    if (kind.length === 0) return;
    let cursor: string | undefined;
    do {
      signal.throwIfAborted();
      const credentials = await auth.getOwnServiceCredentials();
      const { items, pageInfo } = await catalog.queryEntities(
        cursor
          ? { cursor, limit: PAGE }
          : { filter: { kind }, limit: PAGE, totalItems: 'exclude' },
        { credentials },
      );
      yield items;
      cursor = pageInfo.nextCursor;
    } while (cursor);
  };
}
