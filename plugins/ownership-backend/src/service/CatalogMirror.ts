import type { FollowedStore } from '@internal/backend-kit';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import type { OwnershipKeys } from '@callboard/backstage-plugin-ownership-common';
import type {
  FollowedEntity,
  OwnershipStore,
} from '../database/OwnershipStore';
import { toFollowedEntity } from '../database/toFollowedEntity';

/** Twice as long as any process goes without reading what was removed. */
const REMOVALS_KEPT_MS = 48 * 60 * 60_000;

/** What names it, and says in which state it is. */
function withoutContent({ apiVersion, kind, metadata }: Entity): Entity {
  const { name, namespace, etag } = metadata;
  return { apiVersion, kind, metadata: { name, namespace, etag }, spec: {} };
}

/** Keeps the facts of the catalog that ownership needs; fed by the catalog follower. */
export class CatalogMirror implements FollowedStore {
  readonly #store: OwnershipStore;
  readonly #keys: OwnershipKeys;
  readonly #logger: LoggerService;

  constructor(options: {
    store: OwnershipStore;
    keys: OwnershipKeys;
    logger: LoggerService;
  }) {
    this.#store = options.store;
    this.#keys = options.keys;
    this.#logger = options.logger;
  }

  readEtags(): Promise<Map<string, string>> {
    return this.#store.readEtags();
  }

  async upsert(entities: Entity[]): Promise<void> {
    await this.#store.upsertEntities(
      entities.map(entity => this.#read(entity)),
      new Date(),
    );
  }

  /**
   * A descriptor nobody foresaw must not keep the others from being followed. Its etag is kept, so that it is read again
   * when it has changed, and not with each pass.
   */
  #read(entity: Entity): FollowedEntity {
    try {
      return toFollowedEntity(entity, this.#keys);
    } catch (error) {
      const ref = stringifyEntityRef(entity);
      this.#logger.error(`The owner of ${ref} cannot be read`, toError(error));
      return toFollowedEntity(withoutContent(entity), this.#keys);
    }
  }

  async remove(entityRefs: string[]): Promise<void> {
    await this.#store.removeEntities(entityRefs, new Date());
  }

  /** Notes that everything is as the catalog had it at this moment. */
  async completed(instant: Date): Promise<void> {
    await this.#store.setFollowedAt(instant);
    await this.#store.forgetRemovals(
      new Date(instant.getTime() - REMOVALS_KEPT_MS),
    );
  }
}
