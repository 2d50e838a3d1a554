import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/** The page of on-call, with its tabs and the schedules below it. */
export const rootRouteRef = createRouteRef({ id: 'oncall' });

/** One schedule. */
export const scheduleRouteRef = createSubRouteRef({
  id: 'oncall-schedule',
  parent: rootRouteRef,
  path: '/schedules/:id',
});

/** The rules of one schedule, to be changed. */
export const editScheduleRouteRef = createSubRouteRef({
  id: 'oncall-schedule-edit',
  parent: rootRouteRef,
  path: '/schedules/:id/edit',
});

/** A schedule to be made; `?team=` names whose. */
export const newScheduleRouteRef = createSubRouteRef({
  id: 'oncall-schedule-new',
  parent: rootRouteRef,
  path: '/schedules/new',
});

/** The page of on-call, for cards: a portal may have them without the page. */
export const pageRouteRef = createExternalRouteRef({
  id: 'oncall-page',
  optional: true,
  defaultTarget: 'oncall.root',
});
