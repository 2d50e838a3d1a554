import type { GroupFacts } from './facts';

type Links = ReadonlyMap<string, readonly string[]>;

/** Links of groups in one direction, whichever end of them was read. */
function linksOf(
  groups: ReadonlyMap<string, GroupFacts>,
  ends: {
    ahead: (group: GroupFacts) => readonly string[];
    back: (group: GroupFacts) => readonly string[];
  },
): Links {
  const found = new Map(
    [...groups.keys()].map(ref => [ref, new Set<string>()]),
  );
  for (const [ref, group] of groups) {
    for (const other of ends.ahead(group)) {
      if (groups.has(other)) found.get(ref)?.add(other);
    }
    for (const other of ends.back(group)) found.get(other)?.add(ref);
  }
  return new Map([...found].map(([ref, others]) => [ref, [...others].sort()]));
}

/** How groups are linked, and who is in them: of one state of the catalog. */
export class GroupTree {
  readonly #groups: ReadonlyMap<string, GroupFacts>;
  readonly #isGone: (userRef: string) => boolean;
  readonly #below: Links;
  readonly #above: Links;
  readonly #members = new Map<string, ReadonlySet<string>>();
  #teams?: Map<string, string[]>;

  constructor(options: {
    groups: ReadonlyMap<string, GroupFacts>;
    isGone: (userRef: string) => boolean;
  }) {
    const { groups } = options;
    const childrenOf = ({ children }: GroupFacts) => children;
    const parentsOf = ({ parents }: GroupFacts) => parents;
    this.#groups = groups;
    this.#isGone = options.isGone;
    this.#below = linksOf(groups, { ahead: childrenOf, back: parentsOf });
    this.#above = linksOf(groups, { ahead: parentsOf, back: childrenOf });
  }

  /** Groups above one, nearest first, each once, however they are linked; without the group itself. */
  above(groupRef: string): string[] {
    return this.#reach(groupRef, this.#above);
  }

  /** Groups below one, as {@link above}. */
  below(groupRef: string): string[] {
    return this.#reach(groupRef, this.#below);
  }

  /** The people of a group, or of the groups below one that has nobody of its own. */
  members(groupRef: string): ReadonlySet<string> {
    const known = this.#members.get(groupRef);
    if (known) return known;
    const own = this.#ownMembers(groupRef);
    const found = new Set(
      own.length > 0
        ? own
        : this.below(groupRef)
            .flatMap(ref => this.#ownMembers(ref))
            .sort(),
    );
    if (this.#groups.has(groupRef)) this.#members.set(groupRef, found);
    return found;
  }

  /** Groups that a person is in, sorted. */
  teamsOf(userRef: string): readonly string[] {
    this.#teams ??= this.#listTeams();
    return this.#teams.get(userRef) ?? [];
  }

  #ownMembers(groupRef: string): string[] {
    const members = this.#groups.get(groupRef)?.members ?? [];
    return members.filter(ref => !this.#isGone(ref));
  }

  #listTeams(): Map<string, string[]> {
    const teams = new Map<string, string[]>();
    for (const groupRef of [...this.#groups.keys()].sort()) {
      for (const userRef of this.members(groupRef)) {
        const found = teams.get(userRef) ?? [];
        found.push(groupRef);
        teams.set(userRef, found);
      }
    }
    return teams;
  }

  #reach(from: string, links: Links): string[] {
    const found = new Set([from]);
    // A set gives what is added while it is gone through as well.
    for (const ref of found) {
      for (const other of links.get(ref) ?? []) found.add(other);
    }
    found.delete(from);
    return [...found];
  }
}
