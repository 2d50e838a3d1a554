import {
  BackstageCredentials,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { withEtag } from '../entities/etag';

export interface FakeCatalogOptions {
  entities?: Iterable<Entity>;
  /** Whether these credentials may read the entity. Default: everybody reads everything. */
  canSee?: (credentials: BackstageCredentials, entity: Entity) => boolean;
}

export interface FakeCatalogRequest {
  method: string;
  /** What `getEntitiesByRefs` was asked for. */
  entityRefs?: string[];
}

/**
 * A catalog in memory that a test can change while it is followed. It answers through core's own `catalogServiceMock`,
 * so fields, filters, order and cursors are honoured; `canSee` is asked anew with each request.
 */
export class FakeCatalog {
  readonly #entities = new Map<string, Entity>();
  readonly #canSee: (
    credentials: BackstageCredentials,
    entity: Entity,
  ) => boolean;

  /** Each request so far, oldest first. Forget them with `requests.length = 0`. */
  readonly requests: FakeCatalogRequest[] = [];

  readonly service: CatalogService;

  private constructor(options: FakeCatalogOptions) {
    this.#canSee = options.canSee ?? (() => true);
    for (const entity of options.entities ?? []) {
      this.put(entity);
    }
    this.service = new Proxy({} as CatalogService, {
      get: (_, method: keyof CatalogService & string) => this.#method(method),
    });
  }

  static create(options: FakeCatalogOptions = {}): FakeCatalog {
    return new FakeCatalog(options);
  }

  /** For `startTestBackend`. */
  get factory() {
    return createServiceFactory({
      service: catalogServiceRef,
      deps: {},
      factory: () => this.service,
    });
  }

  /**
   * Adds or replaces an entity. Its etag becomes the hash of its content, unless one is given: the catalog leaves an
   * etag alone that a descriptor brought along.
   */
  put(entity: Entity, options?: { etag: string }): void {
    const stored = withEtag(entity);
    this.#entities.set(
      stringifyEntityRef(entity),
      options
        ? { ...stored, metadata: { ...stored.metadata, ...options } }
        : stored,
    );
  }

  remove(entityRef: string): void {
    this.#entities.delete(entityRef);
  }

  /** Everything there is, whoever may see it. */
  entities(): Entity[] {
    return Array.from(this.#entities.values());
  }

  #method(method: keyof CatalogService & string) {
    if ((method as string) === 'then') {
      return undefined;
    }
    return (
      request: { entityRefs?: string[] } | undefined,
      options: { credentials: BackstageCredentials },
    ) => {
      this.requests.push({ method, entityRefs: request?.entityRefs });
      const candidates =
        method === 'getEntitiesByRefs' && request?.entityRefs
          ? this.#byRefs(request.entityRefs)
          : this.entities();
      const catalog = catalogServiceMock({
        entities: candidates.filter(entity =>
          this.#canSee(options.credentials, entity),
        ),
      });
      return (catalog[method] as Function)(request, options);
    };
  }

  // The mock indexes all it is given on each request, which 10,000 entities would feel.
  #byRefs(refs: string[]): Entity[] {
    return refs.flatMap(ref => this.#entities.get(ref) ?? []);
  }
}
