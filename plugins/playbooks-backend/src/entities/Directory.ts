import type { FollowedStore } from '@internal/backend-kit';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  readEntityFacts,
  readGroupFacts,
  type EntityFacts,
  type FactsOptions,
  type GroupFacts,
} from './entityFacts';

/** Kinds that are followed: what may have pages, and teams. */
export const FOLLOWED_KINDS = [
  'Component',
  'API',
  'Resource',
  'System',
  'Domain',
  'Group',
];

/**
 * What playbooks need of the catalog, in the memory of this process: which pages entities name, and who owns what. Each process
 * follows the catalog itself, so nothing of it is in the database.
 */
export class Directory implements FollowedStore {
  readonly entities = new Map<string, EntityFacts>();
  readonly groups = new Map<string, GroupFacts>();
  readonly #etags = new Map<string, string>();
  readonly #owned = new Map<string, Set<string>>();
  readonly #options: FactsOptions;
  #version = 0;
  #isWhole = false;

  constructor(options: FactsOptions) {
    this.#options = options;
  }

  /** Whether the catalog has been read to its end. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  setWhole(): void {
    this.#isWhole = true;
  }

  /** Another number when anything may have changed. */
  get version(): number {
    return this.#version;
  }

  async readEtags(): Promise<Map<string, string>> {
    return new Map(this.#etags);
  }

  async upsert(entities: Entity[]): Promise<void> {
    this.#version++;
    for (const entity of entities) {
      const ref = stringifyEntityRef(entity);
      this.#etags.set(ref, entity.metadata.etag ?? '');
      if (ref.startsWith('group:')) {
        this.groups.set(ref, readGroupFacts(entity));
      } else {
        this.#disown(ref);
        const facts = readEntityFacts(entity, this.#options);
        this.entities.set(ref, facts);
        for (const owner of facts.ownerRefs) {
          this.#owned.set(
            owner,
            (this.#owned.get(owner) ?? new Set()).add(ref),
          );
        }
      }
    }
  }

  /** Has entities be given again, as somebody else could not take them in. */
  unsee(entities: readonly Entity[]): void {
    entities.forEach(one => this.#etags.delete(stringifyEntityRef(one)));
  }

  async remove(entityRefs: string[]): Promise<void> {
    this.#version++;
    for (const ref of entityRefs) {
      this.#etags.delete(ref);
      this.groups.delete(ref);
      this.#disown(ref);
      this.entities.delete(ref);
    }
  }

  /** A team and the teams below it, each once, however they are linked. */
  withTeamsBelow(groupRef: string): string[] {
    const found = new Set([groupRef]);
    for (const ref of found) {
      this.groups.get(ref)?.children.forEach(child => found.add(child));
    }
    return [...found];
  }

  /** What any of some teams owns, each once, sorted. */
  ownedBy(groupRefs: readonly string[]): string[] {
    const refs = groupRefs.flatMap(ref => [...(this.#owned.get(ref) ?? [])]);
    return [...new Set(refs)].sort();
  }

  #disown(ref: string): void {
    this.entities
      .get(ref)
      ?.ownerRefs.forEach(owner => this.#owned.get(owner)?.delete(ref));
  }
}
