import { createExternalRouteRef } from '@backstage/core-plugin-api';

/** The list of the catalog, to open a count in; without it counts are plain text. */
export const catalogRouteRef = createExternalRouteRef({
  id: 'ownership-catalog',
  optional: true,
  defaultTarget: 'catalog.catalogIndex',
});
