import type { FollowedStore } from '@internal/backend-kit';
import type { Entity } from '@backstage/catalog-model';
import type { OwnershipKeys } from '@callboard/backstage-plugin-ownership-common';
import type { OwnershipStore } from '../database/OwnershipStore';
import { toFollowedEntity } from '../database/toFollowedEntity';

/** Keeps the facts of the catalog that ownership needs; fed by the catalog follower. */
export class CatalogMirror implements FollowedStore {
  readonly #store: OwnershipStore;
  readonly #keys: OwnershipKeys;

  constructor(options: { store: OwnershipStore; keys: OwnershipKeys }) {
    this.#store = options.store;
    this.#keys = options.keys;
  }

  readEtags(): Promise<Map<string, string>> {
    return this.#store.readEtags();
  }

  async upsert(entities: Entity[]): Promise<void> {
    await this.#store.upsertEntities(
      entities.map(entity => toFollowedEntity(entity, this.#keys)),
    );
  }

  async remove(entityRefs: string[]): Promise<void> {
    await this.#store.removeEntities(entityRefs);
  }

  /** Notes that everything is as the catalog had it at this moment. */
  async completed(instant: Date): Promise<void> {
    await this.#store.setFollowedAt(instant);
  }
}
