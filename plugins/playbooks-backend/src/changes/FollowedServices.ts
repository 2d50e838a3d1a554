import { setImmediate as nextTurn } from 'node:timers/promises';
import { inBatches, type FollowedStore } from '@internal/backend-kit';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { Directory } from '../entities/Directory';
import { definitionOf } from './definitionOf';
import type { ServiceChangeStore } from './ServiceChangeStore';

/** Entities that are read at a stretch: an API may hold a text of 200 kB, which takes 1 to 2 ms. */
const SLICE = 20;

/**
 * Takes in what a process sees of the catalog: into the memory of the process, and what changed of services into the database, which
 * all processes share.
 */
export class FollowedServices implements FollowedStore {
  readonly #directory: Directory;
  readonly #changes: Pick<ServiceChangeStore, 'see'>;
  readonly #seen = new Map<string, string>();
  readonly #now: () => Date;

  constructor(options: {
    directory: Directory;
    changes: Pick<ServiceChangeStore, 'see'>;
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
    try {
      for (const batch of inBatches(entities, SLICE)) {
        await this.#see(batch);
        await nextTurn();
      }
    } catch (error) {
      // The follower asks the directory what was taken in: the next pass brings them again.
      this.#directory.unsee(entities);
      throw error;
    }
  }

  /**
   * What is known of a service stays when it leaves the catalog: it may come back, changed, or be renamed, and a catalog that is
   * empty for a minute must not make old pages look proven.
   */
  async remove(entityRefs: string[]): Promise<void> {
    await this.#directory.remove(entityRefs);
    entityRefs.forEach(ref => this.#seen.delete(ref));
  }

  async #see(entities: readonly Entity[]): Promise<void> {
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
}
