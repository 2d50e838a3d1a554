import type { AuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

const PAGE = 1_000;
/** As long as what the catalog says of visibility. */
const KEPT_MS = 30_000;

interface Group {
  members: ReadonlySet<string>;
  children: readonly string[];
}

const related = (entity: Entity, type: string): string[] =>
  (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));

/** Who is in which team, as the catalog had it a moment ago. */
export class TeamDirectory {
  readonly #groups: ReadonlyMap<string, Group>;
  readonly #teamsOfUser = new Map<string, string[]>();
  /** Teams right above, by reference. */
  readonly #parents = new Map<string, string[]>();

  constructor(groups: readonly Entity[]) {
    this.#groups = new Map(
      groups.map(group => [
        stringifyEntityRef(group),
        {
          members: new Set(related(group, 'hasMember')),
          children: related(group, 'parentOf'),
        },
      ]),
    );
    for (const [ref, { children }] of this.#groups)
      for (const child of children)
        this.#parents.set(child, [...(this.#parents.get(child) ?? []), ref]);
  }

  /**
   * Whether a person answers for what a reference owns: is that person, is in that team, or is in a team below one that has nobody of
   * its own.
   */
  isMember(userRef: string | undefined, ref: string | undefined): boolean {
    if (userRef === undefined || ref === undefined) return false;
    if (userRef === ref) return true;
    const group = this.#groups.get(ref);
    if (!group) return false;
    if (group.members.size > 0) return group.members.has(userRef);
    return [...this.below(ref)].some(other =>
      this.#groups.get(other)?.members.has(userRef),
    );
  }

  /** Teams that a person is in, by reference. */
  teamsOf(userRef: string | undefined): string[] {
    if (userRef === undefined) return [];
    const known = this.#teamsOfUser.get(userRef);
    if (known) return known;
    const teams = [...this.#groups.keys()]
      .filter(ref => this.isMember(userRef, ref))
      .sort();
    this.#teamsOfUser.set(userRef, teams);
    return teams;
  }

  /** A team and all below it, each once, however they are linked. */
  below(ref: string): Set<string> {
    const found = new Set([ref]);
    for (const each of found)
      for (const child of this.#groups.get(each)?.children ?? [])
        found.add(child);
    return found;
  }

  /** An owner and all teams above, each once, however they are linked. */
  above(ref: string): Set<string> {
    const found = new Set([ref]);
    for (const each of found)
      for (const parent of this.#parents.get(each) ?? []) found.add(parent);
    return found;
  }

  /** Teams below one that has people of its own: they do not answer for what it owns. */
  othersBelow(ref: string): string[] {
    const isAlone = (this.#groups.get(ref)?.members.size ?? 0) > 0;
    return isAlone ? [...this.below(ref)].filter(other => other !== ref) : [];
  }
}

/** Asks the catalog who is in which team. */
export class Teams {
  readonly #catalog: Pick<CatalogService, 'queryEntities'>;
  readonly #auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  readonly #now: () => number;
  #read?: { at: number; directory: Promise<TeamDirectory> };

  constructor(options: {
    catalog: Pick<CatalogService, 'queryEntities'>;
    auth: Pick<AuthService, 'getOwnServiceCredentials'>;
    now: () => number;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#now = options.now;
  }

  async read(): Promise<TeamDirectory> {
    const at = this.#now();
    const isOld = !this.#read || Math.abs(at - this.#read.at) > KEPT_MS;
    if (isOld) this.#read = { at, directory: this.#list() };
    const { directory } = this.#read!;
    directory.catch(() => {
      // The next one who asks tries again.
      if (this.#read?.directory === directory) this.#read = undefined;
    });
    return directory;
  }

  async #list(): Promise<TeamDirectory> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const groups: Entity[] = [];
    let cursor: string | undefined;
    do {
      const { items, pageInfo } = await this.#catalog.queryEntities(
        cursor
          ? { cursor, limit: PAGE }
          : {
              filter: { kind: 'Group' },
              fields: [
                'kind',
                'metadata.name',
                'metadata.namespace',
                'relations',
              ],
              limit: PAGE,
            },
        { credentials },
      );
      groups.push(...items);
      cursor = pageInfo.nextCursor;
    } while (cursor);
    return new TeamDirectory(groups);
  }
}
