import type { OwnerSummary } from '../types';
import { descendantsOf } from './groupTree';
import type { Viewpoint } from './Viewpoint';

/**
 * Whether a person is among those who answer for what an owner has: in the team, or in its sub-teams when it has nobody
 * of its own; or the owner in person. Only they may say that the owner is right. It is the same whatever they see of the
 * catalog: a team whose people are hidden from its sub-teams is not theirs.
 *
 * @param userRef - full reference in lower case
 * @public
 */
export function answersFor(
  owner: Pick<OwnerSummary, 'entityRef' | 'kind'>,
  userRef: string,
  viewpoint: Pick<Viewpoint, 'organisation'>,
): boolean {
  if (owner.kind === 'user') return owner.entityRef === userRef;
  const { groups, users, edges } = viewpoint.organisation;
  const membersOf = (ref: string) =>
    groups.get(ref)?.members.filter(member => users.has(member)) ?? [];
  const own = membersOf(owner.entityRef);
  if (own.length > 0) return own.includes(userRef);
  return (
    groups.has(owner.entityRef) &&
    descendantsOf(owner.entityRef, edges).some(ref =>
      membersOf(ref).includes(userRef),
    )
  );
}
