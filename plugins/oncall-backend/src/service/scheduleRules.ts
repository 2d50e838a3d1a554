import type { ScheduleAction } from '@callboard/backstage-plugin-oncall-common';
import type { Viewer } from './Admission';
import type { Directory } from './Directory';
import type { BookEntry } from './ScheduleBook';

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
 * Who may do what with a schedule, whatever a policy says: people of its team may do everything, those on the schedule may
 * add overrides, administrators everything.
 */
export function allowedActions(
  { schedule, people }: BookEntry,
  { userRef }: Pick<Viewer, 'userRef'>,
  rules: Rules,
  directory: Directory,
): ScheduleAction[] {
  if (!userRef) return [];
  if (
    directory.isMember(userRef, schedule.teamRef) ||
    isAdmin(userRef, rules, directory)
  ) {
    return ['edit', 'override', 'delete'];
  }
  return people.has(userRef) ? ['override'] : [];
}
