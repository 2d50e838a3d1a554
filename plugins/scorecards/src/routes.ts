import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/** All scorecards. */
export const rootRouteRef = createRouteRef({ id: 'scorecards' });

/** What the caller's teams can do next. */
export const stepsRouteRef = createSubRouteRef({
  id: 'scorecards-steps',
  parent: rootRouteRef,
  path: '/steps',
});

/** Services × checks. */
export const matrixRouteRef = createSubRouteRef({
  id: 'scorecards-matrix',
  parent: rootRouteRef,
  path: '/matrix',
});

/** A check, with the services that do not pass. */
export const checkRouteRef = createSubRouteRef({
  id: 'scorecards-check',
  parent: rootRouteRef,
  path: '/checks/:scorecard/:check',
});

/** A written standard. */
export const standardRouteRef = createSubRouteRef({
  id: 'scorecards-standard',
  parent: rootRouteRef,
  path: '/standards/:id',
});

/** A campaign. */
export const campaignRouteRef = createSubRouteRef({
  id: 'scorecards-campaign',
  parent: rootRouteRef,
  path: '/campaigns/:id',
});

/** The editor of a document. */
export const editRouteRef = createSubRouteRef({
  id: 'scorecards-edit',
  parent: rootRouteRef,
  path: '/edit/:kind/:id',
});

/** A playbook that tells how a check is met; absent where that plugin is not installed. */
export const playbookRouteRef = createExternalRouteRef({
  id: 'scorecards-playbook',
  params: ['id'],
  optional: true,
  defaultTarget: 'playbooks.page',
});

/** The page of scorecards, for cards: a portal may have them without the page. */
export const homeRouteRef = createExternalRouteRef({
  id: 'scorecards-home',
  optional: true,
  defaultTarget: 'scorecards.root',
});
