import { ancestorsOf, descendantsOf } from './groupTree';
import type { Organisation } from './Organisation';
import { findOwner, type EntityInContext } from './resolveOwnership';

/**
 * A group with everything above and below it, and the people in all of these.
 *
 * @public
 */
export function refsOfTeam(
  groupRef: string,
  { groups, edges }: Organisation,
): string[] {
  const below = descendantsOf(groupRef, edges);
  return [
    groupRef,
    ...ancestorsOf(groupRef, edges),
    ...below,
    ...[groupRef, ...below].flatMap(ref => groups.get(ref)?.members ?? []),
  ];
}

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
  let dangling = false;
  for (const context of contexts) {
    for (const facts of context.partOf) refs.add(facts.entityRef);
    const owner = findOwner(context, () => true)?.parsed;
    if (owner?.type === 'email') {
      const user = organisation.usersByEmail.get(owner.email.toLowerCase());
      owners.add(owner.entityRef);
      if (user) owners.add(user.entityRef);
    } else if (owner?.type === 'ref') {
      owners.add(owner.entityRef);
      dangling ||= !organisation.groups.has(owner.entityRef);
    }
  }
  for (const owner of owners) {
    for (const ref of refsOfTeam(owner, organisation)) refs.add(ref);
    for (const ref of organisation.teamsOf.get(owner) ?? []) refs.add(ref);
  }
  // The nearest group is suggested for an owner that leads nowhere: only one the caller sees.
  if (dangling) {
    for (const ref of organisation.groups.keys()) refs.add(ref);
  }
  return refs;
}
