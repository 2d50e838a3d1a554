import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/** Open alerts. */
export const rootRouteRef = createRouteRef({ id: 'alerts' });

/** One alert: what is read and done at night, on a phone. Messages lead here. */
export const alertRouteRef = createSubRouteRef({
  id: 'alerts-alert',
  parent: rootRouteRef,
  path: '/:id',
});

/** The page of alerts, for cards: a portal may have them without the page. */
export const homeRouteRef = createExternalRouteRef({
  id: 'alerts-home',
  optional: true,
  defaultTarget: 'alerts.root',
});
