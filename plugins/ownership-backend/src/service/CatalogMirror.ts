import type { FollowedStore } from '@internal/backend-kit';
import type { Entity } from '@backstage/catalog-model';
import {
  parseOwnerRef,
  readEntityFacts,
  readGroupFacts,
  readUserFacts,
  type OwnershipKeys,
} from '@callboard/backstage-plugin-ownership-common';
import type { FollowedEntity, OwnershipStore } from '../database/OwnershipStore';

/** What is kept of an entity, by its kind. */
export function toFollowedEntity(
  entity: Entity,
  keys: OwnershipKeys,
): FollowedEntity {
  const kind = entity.kind.toLocaleLowerCase('en-US');
  const etag = entity.metadata.etag ?? '';
  if (kind === 'group' || kind === 'user') {
    const facts =
      kind === 'group' ? readGroupFacts(entity, keys) : readUserFacts(entity);
    return { entityRef: facts.entityRef, kind, etag, facts };
  }
  const facts = readEntityFacts(entity, keys);
  const owner = parseOwnerRef(facts.writtenOwner, facts.namespace);
  return {
    entityRef: facts.entityRef,
    kind,
    etag,
    writtenOwner: facts.writtenOwner,
    ownerRef:
      owner.type === 'ref' || owner.type === 'email'
        ? owner.entityRef
        : undefined,
    partOf: facts.partOf,
    facts,
  };
}

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
