import type { FollowedStore } from '@internal/backend-kit';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { EntityFacts, GroupFacts, UserFacts } from './facts';
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
  #asOf?: Date;

  constructor(options: {
    /** Annotations that name schedules; the first that is not empty counts. */
    scheduleKeys: readonly string[];
  }) {
    this.#scheduleKeys = options.scheduleKeys;
  }

  /** When the catalog was last read whole; undefined until it was once. */
  get asOf(): Date | undefined {
    return this.#asOf;
  }

  completed(now: Date): void {
    this.#asOf = now;
  }

  async readEtags(): Promise<Map<string, string>> {
    return new Map(this.#etags);
  }

  async upsert(entities: Entity[]): Promise<void> {
    for (const entity of entities) {
      const ref = stringifyEntityRef(entity);
      this.#etags.set(ref, entity.metadata.etag ?? '');
      const kind = entity.kind.toLocaleLowerCase('en-US');
      if (kind === 'group') this.groups.set(ref, readGroupFacts(entity));
      else if (kind === 'user') this.users.set(ref, readUserFacts(entity));
      else this.entities.set(ref, readEntityFacts(entity, this.#scheduleKeys));
    }
  }

  async remove(entityRefs: string[]): Promise<void> {
    for (const ref of entityRefs) {
      this.#etags.delete(ref);
      this.groups.delete(ref);
      this.users.delete(ref);
      this.entities.delete(ref);
    }
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

  #reach(from: string, next: (group: GroupFacts) => string[]): string[] {
    const found = new Set([from]);
    for (const ref of found) {
      const group = this.groups.get(ref);
      if (group) for (const other of next(group)) found.add(other);
    }
    return [...found];
  }
}
