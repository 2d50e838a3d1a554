import type { FollowedStore } from '@internal/backend-kit';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { Directory } from '../entities/Directory';
import { definitionOf } from './definitionOf';
import type { ServiceChangeStore } from './ServiceChangeStore';

/**
 * Takes in what a process sees of the catalog: into the memory of the process, and what changed of services into the database, which
 * all processes share.
 */
export class FollowedServices implements FollowedStore {
  readonly #directory: Directory;
  readonly #changes: Pick<ServiceChangeStore, 'see' | 'forget'>;
  readonly #seen = new Map<string, string>();
  readonly #now: () => Date;

  constructor(options: {
    directory: Directory;
    changes: Pick<ServiceChangeStore, 'see' | 'forget'>;
    now?: () => Date;
  }) {
    this.#directory = options.directory;
    this.#changes = options.changes;
    this.#now = options.now ?? (() => new Date());
  }

  readEtags(): Promise<Map<string, string>> {
    return this.#directory.readEtags();
  }

  async upsert(entities: Entity[]): Promise<void> {
    // The directory first: what a change leads to is worked out with it.
    await this.#directory.upsert(entities);
    const news = entities
      .filter(({ kind }) => kind.toLocaleLowerCase('en-US') !== 'group')
      .map(entity => ({
        entityRef: stringifyEntityRef(entity),
        definition: definitionOf(entity),
      }))
      .filter(
        ({ entityRef, definition }) => this.#seen.get(entityRef) !== definition,
      );
    if (news.length === 0) return;
    await this.#changes.see(news, this.#now());
    news.forEach(one => this.#seen.set(one.entityRef, one.definition));
  }

  async remove(entityRefs: string[]): Promise<void> {
    await this.#directory.remove(entityRefs);
    await this.#changes.forget(entityRefs);
    entityRefs.forEach(ref => this.#seen.delete(ref));
  }
}
