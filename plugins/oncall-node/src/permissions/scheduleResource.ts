import { RESOURCE_TYPE_ONCALL_SCHEDULE } from '@callboard/backstage-plugin-oncall-common';
import { createPermissionResourceRef } from '@backstage/plugin-permission-node';

/**
 * What a permission rule sees of one schedule.
 *
 * @public
 */
export interface OncallScheduleResource {
  id: string;
  /** The schedule's team and all teams above it, as full references in lower case. */
  teamRefs: string[];
}

/**
 * What a permission rule asks of a list: the team, or one above it, is one of these.
 *
 * @public
 */
export interface OncallScheduleFilter {
  /** What is compared. */
  column: 'team_ref';
  /** Full entity references in lower case. */
  values: string[];
}

/**
 * The resource behind the permissions of on-call.
 *
 * @public
 */
export const oncallScheduleResourceRef = createPermissionResourceRef<
  OncallScheduleResource,
  OncallScheduleFilter
>().with({
  pluginId: 'oncall',
  resourceType: RESOURCE_TYPE_ONCALL_SCHEDULE,
});
