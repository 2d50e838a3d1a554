import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Resource type of a schedule, as permission policies see it.
 *
 * @public
 */
export const RESOURCE_TYPE_ONCALL_SCHEDULE = 'oncall-schedule';

/**
 * Allows to read schedules and who is on call. May be conditional. Schedules of a team the caller does not see in the
 * catalog stay hidden whatever it says.
 *
 * @public
 */
export const oncallScheduleReadPermission = createPermission({
  name: 'oncall.schedule.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ONCALL_SCHEDULE,
});

/**
 * Allows to make schedules, change their rules and delete them. May be conditional. It only narrows who may: people of the
 * schedule's team, and administrators.
 *
 * @public
 */
export const oncallScheduleUpdatePermission = createPermission({
  name: 'oncall.schedule.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ONCALL_SCHEDULE,
});

/**
 * Allows to add and take back overrides. May be conditional. It only narrows who may: people of the schedule's team or on
 * the schedule, and administrators.
 *
 * @public
 */
export const oncallOverrideCreatePermission = createPermission({
  name: 'oncall.override.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_ONCALL_SCHEDULE,
});

/**
 * Allows to make calendar links, which show shifts to whoever has them, without signing in. May be conditional, for links of
 * schedules and teams. It only narrows who may: people of the team or on the schedule, and administrators. A link once made
 * is not asked for it again.
 *
 * @public
 */
export const oncallCalendarCreatePermission = createPermission({
  name: 'oncall.calendar.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_ONCALL_SCHEDULE,
});

/**
 * All permissions of on-call.
 *
 * @public
 */
export const oncallPermissions = [
  oncallScheduleReadPermission,
  oncallScheduleUpdatePermission,
  oncallOverrideCreatePermission,
  oncallCalendarCreatePermission,
];
