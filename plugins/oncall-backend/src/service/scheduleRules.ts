import type { ScheduleAction } from '@callboard/backstage-plugin-oncall-common';
import type { KeptSchedule } from '../database/ScheduleStore';
import type { Viewer } from './Admission';
import type { Directory } from './Directory';

export interface Rules {
  /** Users and groups who may change every schedule; full references in lower case. */
  admins: readonly string[];
}

/** Whether someone administers on-call, in person or as a member of a group. */
export const isAdmin = (
  userRef: string,
  { admins }: Rules,
  directory: Directory,
): boolean =>
  admins.some(
    ref =>
      ref === userRef || directory.groups.get(ref)?.members.includes(userRef),
  );

/**
 * Who may do what with a schedule, whatever a policy says: people of its team may do everything, those with a shift ahead
 * may add overrides, administrators everything.
 *
 * @param hasShiftAhead - by the schedule
 */
export function allowedActions(
  { teamRef }: Pick<KeptSchedule, 'teamRef'>,
  { userRef }: Pick<Viewer, 'userRef'>,
  known: {
    rules: Rules;
    directory: Directory;
    hasShiftAhead: (userRef: string) => boolean;
  },
): ScheduleAction[] {
  const { rules, directory, hasShiftAhead } = known;
  if (!userRef) return [];
  if (
    directory.isMember(userRef, teamRef) ||
    isAdmin(userRef, rules, directory)
  ) {
    return ['edit', 'override', 'delete'];
  }
  return hasShiftAhead(userRef) ? ['override'] : [];
}
