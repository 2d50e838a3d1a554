import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

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

/** The page of an alert by its name, with `?label.<name>=`; for ever the same. */
export const alertRouteRef = createSubRouteRef({
  id: 'playbooks-alert',
  parent: rootRouteRef,
  path: '/r/:alert',
});

/** All runs, or one of them. */
export const runRouteRef = createSubRouteRef({
  id: 'playbooks-run',
  parent: rootRouteRef,
  path: '/runs/:id',
});

/** The page of playbooks, for cards: a portal may have them without the page. */
export const homeRouteRef = createExternalRouteRef({
  id: 'playbooks-home',
  optional: true,
  defaultTarget: 'playbooks.root',
});
