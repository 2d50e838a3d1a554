import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod/v4';
import { alertsAlertResourceRef } from './alertResource';

const lower = (refs: string[]) =>
  refs.map(ref => ref.toLocaleLowerCase('en-US'));

/**
 * Matches alerts of one of the teams, or of a team below one of them. Alerts that are unrouted are of none.
 *
 * @public
 */
export const isOfTeam = createPermissionRule({
  name: 'IS_OF_TEAM',
  description:
    'Allow alerts of one of the teams, or of a team below one of them',
  resourceRef: alertsAlertResourceRef,
  paramsSchema: z.object({
    teams: z
      .array(z.string())
      .describe('References of groups, for example those of the caller'),
  }),
  apply: (resource, { teams }) =>
    lower(teams).some(team => resource.teamRefs.includes(team)),
  toQuery: ({ teams }) => ({ column: 'team_ref', values: lower(teams) }),
});
