import type { UserFacts } from './facts';
import type { Organisation } from './Organisation';
import { remember } from './remember';
import { nameOf, teamNames, teamsOfPerson } from './teamNames';
import type { Viewpoint } from './Viewpoint';

/** Who an owner written in CODEOWNERS is in the catalog, as a caller sees it. */
export interface ResolvedCodeOwner {
  /** References of groups: the one that is meant, or those of the person that is meant. */
  teams: string[];
  person?: UserFacts;
}

const peopleByName = remember(
  ({ users }: Organisation, { sees }: Viewpoint) => {
    const people = new Map<string, UserFacts[]>();
    for (const user of users.values()) {
      if (!sees(user.entityRef)) continue;
      const name = nameOf(user.entityRef);
      people.set(name, [...(people.get(name) ?? []), user]);
    }
    return people;
  },
);

/** The only one; where several have the same name nobody can tell which is meant. */
const single = <T>(found: readonly T[] | undefined): T | undefined =>
  found?.length === 1 ? found[0] : undefined;

function teamOfSlug(slug: string, viewpoint: Viewpoint): string[] {
  const found = teamNames(viewpoint).bySlug.get(slug) ?? [];
  const named = found.filter(team => nameOf(team.entityRef) === slug);
  const team = single(named.length > 0 ? named : found);
  return team ? [team.entityRef] : [];
}

function asPerson(
  person: UserFacts | undefined,
  viewpoint: Viewpoint,
): ResolvedCodeOwner | undefined {
  return person && viewpoint.sees(person.entityRef)
    ? { person, teams: teamsOfPerson(person.entityRef, viewpoint) }
    : undefined;
}

/**
 * Finds an owner as CODEOWNERS writes it: a team by its name in any namespace, or by its title; a person by name or
 * e-mail address. The roles of GitLab (`@@maintainer`) are nobody in particular.
 */
export function resolveCodeOwner(
  written: string,
  viewpoint: Viewpoint,
): ResolvedCodeOwner {
  const owner = written.toLowerCase();
  const { organisation } = viewpoint;
  if (owner.startsWith('@@')) return { teams: [] };
  if (!owner.startsWith('@')) {
    const team = single(teamNames(viewpoint).byEmail.get(owner));
    return (
      asPerson(organisation.usersByEmail.get(owner), viewpoint) ?? {
        teams: team ? [team.entityRef] : [],
      }
    );
  }
  const slug = nameOf(owner.slice(1));
  const person = owner.includes('/')
    ? undefined
    : single(peopleByName(organisation, viewpoint).get(slug));
  return asPerson(person, viewpoint) ?? { teams: teamOfSlug(slug, viewpoint) };
}
