import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/** What is red now. */
export const rootRouteRef = createRouteRef({ id: 'build-health' });

/** Builds of teams. */
export const teamsRouteRef = createSubRouteRef({
  id: 'build-health-teams',
  parent: rootRouteRef,
  path: '/teams',
});

/** Where builds come from. */
export const sourcesRouteRef = createSubRouteRef({
  id: 'build-health-sources',
  parent: rootRouteRef,
  path: '/sources',
});

/** A test with its last runs. */
export const testRouteRef = createSubRouteRef({
  id: 'build-health-test',
  parent: rootRouteRef,
  path: '/tests/:id',
});

/** The page of build health, for cards: a portal may have them without the page. */
export const homeRouteRef = createExternalRouteRef({
  id: 'build-health-home',
  optional: true,
  defaultTarget: 'build-health.root',
});
