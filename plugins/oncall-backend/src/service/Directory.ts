import type { FollowedStore } from '@internal/backend-kit';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { OncallSource } from '@callboard/backstage-plugin-oncall-node';
import type { EntityFacts, GroupFacts, SourceKey, UserFacts } from './facts';
import { readEntityFacts, readGroupFacts, readUserFacts } from './readFacts';

/**
 * What on-call needs of the catalog, in the memory of this process: who owns what, who is in which team, how people are
 * reached. Each process follows the catalog itself, so nothing of it is in the database.
 */
export class Directory implements FollowedStore {
  readonly entities = new Map<string, EntityFacts>();
  readonly groups = new Map<string, GroupFacts>();
  readonly users = new Map<string, UserFacts>();
  readonly #etags = new Map<string, string>();
  readonly #scheduleKeys: readonly string[];
  readonly #sources: readonly Pick<OncallSource, 'id' | 'keyOf'>[];
  readonly #usersByEmail = new Map<string, string>();
  #asOf?: Date;
  #peopleVersion = 0;
  #version = 0;

  constructor(options: {
    /** Annotations that name schedules; the first that is not empty counts. */
    scheduleKeys: readonly string[];
    /** Other systems that entities may name. */
    sources?: readonly Pick<OncallSource, 'id' | 'keyOf'>[];
  }) {
    this.#scheduleKeys = options.scheduleKeys;
    this.#sources = options.sources ?? [];
  }

  /** When the catalog was last read whole; undefined until it was once. */
  get asOf(): Date | undefined {
    return this.#asOf;
  }

  completed(now: Date): void {
    this.#asOf = now;
  }

  /** Another number when anything has changed. */
  get version(): number {
    return this.#version;
  }

  /** Another number when somebody came into the catalog, or left it. */
  get peopleVersion(): number {
    return this.#peopleVersion;
  }

  /**
   * Whether somebody is not in the catalog, and so cannot be on call. Of a catalog that was not read whole yet, or that knows
   * nobody at all, nobody is missing.
   */
  isGone(userRef: string): boolean {
    return (
      this.#asOf !== undefined &&
      this.users.size > 0 &&
      !this.users.has(userRef)
    );
  }

  async readEtags(): Promise<Map<string, string>> {
    return new Map(this.#etags);
  }

  async upsert(entities: Entity[]): Promise<void> {
    this.#version++;
    for (const entity of entities) {
      const ref = stringifyEntityRef(entity);
      this.#etags.set(ref, entity.metadata.etag ?? '');
      const kind = entity.kind.toLocaleLowerCase('en-US');
      if (kind === 'user') this.#setUser(ref, readUserFacts(entity));
      else if (kind === 'group') {
        this.groups.set(ref, readGroupFacts(entity, this.#keysOf(entity)));
      } else {
        const keys = this.#keysOf(entity);
        const facts = readEntityFacts(entity, this.#scheduleKeys, keys);
        this.entities.set(ref, facts);
      }
    }
  }

  async remove(entityRefs: string[]): Promise<void> {
    this.#version++;
    for (const ref of entityRefs) {
      this.#etags.delete(ref);
      this.groups.delete(ref);
      this.#forgetEmail(ref);
      if (this.users.delete(ref)) this.#peopleVersion++;
      this.entities.delete(ref);
    }
  }

  /** Who has an e-mail address, in lower case. */
  userByEmail(email: string): string | undefined {
    return this.#usersByEmail.get(email);
  }

  /** What annotations name of another system, sorted, each once. */
  sourceKeys(sourceId: string): string[] {
    const found = new Set<string>();
    for (const facts of [...this.entities.values(), ...this.groups.values()]) {
      for (const named of facts.sourceKeys) {
        if (named.sourceId === sourceId) found.add(named.key);
      }
    }
    return [...found].sort();
  }

  /** A group and all groups above it, each once, however they are linked. */
  withAncestors(groupRef: string): string[] {
    return this.#reach(groupRef, group => group.parents);
  }

  /** Whether a person is in a team, or in a team below one that has nobody of its own. */
  isMember(userRef: string, groupRef: string): boolean {
    const members = this.groups.get(groupRef)?.members ?? [];
    if (members.length > 0) return members.includes(userRef);
    return this.#reach(groupRef, group => group.children).some(ref =>
      this.groups.get(ref)?.members.includes(userRef),
    );
  }

  /** The people of a team, or of the teams below one that has nobody of its own; sorted. */
  membersOf(groupRef: string): string[] {
    const members = this.groups.get(groupRef)?.members ?? [];
    if (members.length > 0) return members;
    const below = this.#reach(groupRef, group => group.children);
    return [
      ...new Set(below.flatMap(ref => this.groups.get(ref)?.members ?? [])),
    ].sort();
  }

  #reach(from: string, next: (group: GroupFacts) => string[]): string[] {
    const found = new Set([from]);
    for (const ref of found) {
      const group = this.groups.get(ref);
      if (group) for (const other of next(group)) found.add(other);
    }
    return [...found];
  }

  #keysOf(entity: Entity): SourceKey[] {
    return this.#sources.flatMap(source => {
      const key = source.keyOf(entity);
      return key ? [{ sourceId: source.id, key }] : [];
    });
  }

  #setUser(ref: string, facts: UserFacts): void {
    if (!this.users.has(ref)) this.#peopleVersion++;
    this.#forgetEmail(ref);
    this.users.set(ref, facts);
    if (facts.email) this.#usersByEmail.set(facts.email, ref);
  }

  #forgetEmail(ref: string): void {
    const email = this.users.get(ref)?.email;
    if (email && this.#usersByEmail.get(email) === ref) {
      this.#usersByEmail.delete(email);
    }
  }
}
