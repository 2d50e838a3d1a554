import { mockServices } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { FakeCatalog } from '@internal/test-kit';
import {
  CatalogFollower,
  CatalogFollowerOptions,
  FollowedStore,
} from '../CatalogFollower';

export const component = (name: string | number, title = 'first'): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: `c${name}`, namespace: 'default', title },
});
export const ref = (name: string | number) => `component:default/c${name}`;

export class MemoryStore implements FollowedStore {
  readonly rows = new Map<string, Entity>();
  upserted: string[] = [];
  removed: string[] = [];
  largestBatch = 0;

  async readEtags() {
    return new Map(
      Array.from(this.rows, ([key, entity]) => [
        key,
        entity.metadata.etag ?? '',
      ]),
    );
  }

  async upsert(entities: Entity[]) {
    this.largestBatch = Math.max(this.largestBatch, entities.length);
    for (const entity of entities) {
      this.rows.set(stringifyEntityRef(entity), entity);
      this.upserted.push(stringifyEntityRef(entity));
    }
  }

  async remove(entityRefs: string[]) {
    this.largestBatch = Math.max(this.largestBatch, entityRefs.length);
    for (const entityRef of entityRefs) {
      this.rows.delete(entityRef);
      this.removed.push(entityRef);
    }
  }

  /** What was handed over since this was last called. */
  takeLog() {
    const log = { upserted: this.upserted, removed: this.removed };
    this.upserted = [];
    this.removed = [];
    return log;
  }
}

/** The catalog, with something done before each request to it. */
export function disturbed(
  catalog: FakeCatalog,
  disturb: (method: string) => void,
) {
  return new Proxy(catalog.service, {
    get:
      (target, method: keyof CatalogService) =>
      (request: any, options: any) => {
        disturb(method);
        return (target[method] as Function)(request, options);
      },
  });
}

export function setup(
  entities: Entity[],
  options?: Partial<CatalogFollowerOptions>,
) {
  const catalog = FakeCatalog.create({ entities });
  const store = new MemoryStore();
  const now = { current: 0 };
  const logger = mockServices.logger.mock();
  const follower = CatalogFollower.create({
    id: 'follow',
    catalog: catalog.service,
    auth: mockServices.auth(),
    logger,
    store,
    clock: () => now.current,
    ...options,
  });
  return { catalog, store, now, logger, follower };
}

export const sorted = (entities: Iterable<Entity>) =>
  Array.from(entities).sort((a, b) =>
    stringifyEntityRef(a).localeCompare(stringifyEntityRef(b)),
  );
