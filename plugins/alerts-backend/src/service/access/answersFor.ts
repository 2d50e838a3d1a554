import type { AlertDirectory } from '../../directory/AlertDirectory';

/** What is known of groups. */
export type Groups = Pick<
  AlertDirectory,
  'above' | 'below' | 'isMember' | 'members'
>;

/**
 * A group without people of its own has those of all groups below it. They do not answer for each other, as those do who are in a
 * group above.
 */
function isAbove(
  directory: Groups,
  userRef: string | undefined,
  groupRef: string,
): boolean {
  if (!directory.isMember(userRef, groupRef)) return false;
  const under = new Set(
    directory.below(groupRef).flatMap(ref => directory.members(ref)),
  );
  const members = directory.members(groupRef);
  const isOnlyOfThose =
    members.length === under.size && members.every(ref => under.has(ref));
  return !isOnlyOfThose;
}

/** Whether somebody is of a team, or of one above it; of a person, whether they are that person. */
export const answersFor = (
  directory: Groups,
  userRef: string | undefined,
  teamRef: string,
): boolean =>
  directory.isMember(userRef, teamRef) ||
  directory.above(teamRef).some(ref => isAbove(directory, userRef, ref));
