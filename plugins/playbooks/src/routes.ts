import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

/** All playbooks. */
export const rootRouteRef = createRouteRef({ id: 'playbooks' });

/** One page; `?label.<name>=` and `?v.<variable>=` fill it. */
export const pageRouteRef = createSubRouteRef({
  id: 'playbooks-page',
  parent: rootRouteRef,
  path: '/pages/:id',
});

/** Where an alert is pasted. */
export const openRouteRef = createSubRouteRef({
  id: 'playbooks-open',
  parent: rootRouteRef,
  path: '/open',
});
