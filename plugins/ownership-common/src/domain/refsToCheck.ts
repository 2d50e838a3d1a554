import { ancestorsOf, descendantsOf } from './groupTree';
import type { Organisation } from './Organisation';
import { remember } from './remember';
import type { Viewpoint } from './Viewpoint';
import { findOwner, type EntityInContext } from './resolveOwnership';

/**
 * A group with everything above and below it, and the people in all of these.
 *
 * @public
 */
export const refsOfTeam: (
  groupRef: string,
  organisation: Organisation,
) => readonly string[] = remember((groupRef, { groups, edges }) => {
  const below = descendantsOf(groupRef, edges);
  return [
    groupRef,
    ...ancestorsOf(groupRef, edges),
    ...below,
    ...[groupRef, ...below].flatMap(ref => groups.get(ref)?.members ?? []),
  ];
});

/**
 * The references whose visibility decides about the owners of these entities: to be checked in one go before resolving.
 *
 * @public
 */
export function refsToCheck(
  contexts: Iterable<EntityInContext>,
  organisation: Organisation,
): Set<string> {
  const refs = new Set<string>();
  const owners = new Set<string>();
  for (const context of contexts) {
    for (const facts of context.partOf) refs.add(facts.entityRef);
    const owner = findOwner(context, () => true)?.parsed;
    if (owner?.type === 'email') {
      const user = organisation.usersByEmail.get(owner.email.toLowerCase());
      owners.add(owner.entityRef);
      if (user) owners.add(user.entityRef);
    } else if (owner?.type === 'ref') {
      owners.add(owner.entityRef);
    }
  }
  for (const owner of owners) {
    for (const ref of refsOfTeam(owner, organisation)) refs.add(ref);
    for (const ref of organisation.teamsOf.get(owner) ?? []) refs.add(ref);
  }
  return refs;
}

/**
 * Whether an owner is a group that the caller does not see. The nearest group they see is suggested then, so all groups
 * are to be checked: for one that is hidden just as for one that does not exist, or the answer would tell which.
 *
 * @public
 */
export function namesUnseenGroup(
  contexts: Iterable<EntityInContext>,
  { sees, organisation }: Viewpoint,
): boolean {
  for (const context of contexts) {
    const owner = findOwner(context, sees)?.parsed;
    if (
      owner?.type === 'ref' &&
      owner.kind === 'group' &&
      !(organisation.groups.has(owner.entityRef) && sees(owner.entityRef))
    ) {
      return true;
    }
  }
  return false;
}
