import type { EntityFacts, GroupFacts, UserFacts } from './facts';
import { groupEdges, type GroupEdges } from './groupTree';

/**
 * All teams, people, systems and domains, with the look-ups that ownership needs.
 *
 * @public
 */
export interface Organisation {
  groups: ReadonlyMap<string, GroupFacts>;
  users: ReadonlyMap<string, UserFacts>;
  /** Systems and domains: what other entities are part of. */
  systems: ReadonlyMap<string, EntityFacts>;
  edges: GroupEdges;
  /** Lower-case e-mail address → user. */
  usersByEmail: ReadonlyMap<string, UserFacts>;
  /** User → groups that list them. */
  teamsOf: ReadonlyMap<string, readonly string[]>;
}

/**
 * Builds the look-ups over groups, users, systems and domains. Parents outside the catalog are left out of the tree.
 *
 * @public
 */
export function createOrganisation(
  groups: Iterable<GroupFacts>,
  users: Iterable<UserFacts>,
  systems: Iterable<EntityFacts> = [],
): Organisation {
  const groupsByRef = new Map<string, GroupFacts>();
  const usersByRef = new Map<string, UserFacts>();
  const usersByEmail = new Map<string, UserFacts>();
  const teamsOf = new Map<string, string[]>();
  const pairs: { child: string; parent: string }[] = [];
  for (const user of users) {
    usersByRef.set(user.entityRef, user);
    if (user.email) usersByEmail.set(user.email.toLowerCase(), user);
  }
  for (const group of groups) groupsByRef.set(group.entityRef, group);
  for (const group of groupsByRef.values()) {
    for (const member of group.members) {
      const teams = teamsOf.get(member);
      if (teams) teams.push(group.entityRef);
      else teamsOf.set(member, [group.entityRef]);
    }
    for (const parent of group.parents) {
      if (groupsByRef.has(parent)) {
        pairs.push({ child: group.entityRef, parent });
      }
    }
  }
  return {
    groups: groupsByRef,
    users: usersByRef,
    systems: new Map(Array.from(systems, system => [system.entityRef, system])),
    edges: groupEdges(pairs),
    usersByEmail,
    teamsOf,
  };
}
