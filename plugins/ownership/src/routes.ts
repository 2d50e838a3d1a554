import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/** The page of all owners, with its tabs below it. */
export const rootRouteRef = createRouteRef({ id: 'ownership' });

/** The list of the catalog, to open a count in; without it counts are plain text. */
export const catalogRouteRef = createExternalRouteRef({
  id: 'ownership-catalog',
  optional: true,
  defaultTarget: 'catalog.catalogIndex',
});

/** The page of all owners, for cards: a portal may have them without the page. */
export const pageRouteRef = createExternalRouteRef({
  id: 'ownership-page',
  optional: true,
  defaultTarget: 'ownership.root',
});
