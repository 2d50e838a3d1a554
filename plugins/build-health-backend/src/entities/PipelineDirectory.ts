import type { FollowedStore } from '@internal/backend-kit';
import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { PipelineSelector } from '@callboard/backstage-plugin-build-health-node';
import type { Sources } from '../inbox/Sources';

/** What the database takes; nothing that a provider knows has a longer name. */
const LONGEST_SCOPE = 300;

/** Kinds that may name pipelines. */
export const FOLLOWED_KINDS = ['Component', 'Resource', 'API'];

/** Pipelines of a source that an entity names. */
export interface NamedPipelines {
  sourceId: string;
  selector: PipelineSelector;
}

/** The owner that the catalog has worked out, or the one that is written. */
function ownerOf({ relations = [], spec, metadata }: Entity) {
  const owned = relations.find(({ type }) => type === 'ownedBy');
  if (owned) return owned.targetRef.toLocaleLowerCase('en-US');
  if (typeof spec?.owner !== 'string' || spec.owner === '') return undefined;
  try {
    return stringifyEntityRef(
      parseEntityRef(spec.owner, {
        defaultKind: 'group',
        defaultNamespace: metadata.namespace ?? 'default',
      }),
    );
  } catch {
    // No reference: nobody can be found by it.
    return undefined;
  }
}

/**
 * Which pipelines entities name, in the memory of this process: each process follows the catalog itself, and nothing of it is
 * in the database, as owners and annotations change.
 */
export class PipelineDirectory implements FollowedStore {
  readonly #sources: Pick<Sources, 'all'>;
  readonly #etags = new Map<string, string>();
  readonly #named = new Map<string, NamedPipelines[]>();
  readonly #owners = new Map<string, string | undefined>();
  readonly #titles = new Map<string, string>();
  /** What of a source an entity names that the source can be asked for. */
  readonly #scopes = new Map<string, { sourceId: string; scope: string }[]>();

  constructor(sources: Pick<Sources, 'all'>) {
    this.#sources = sources;
  }

  async readEtags(): Promise<Map<string, string>> {
    return new Map(this.#etags);
  }

  async upsert(entities: Entity[]): Promise<void> {
    for (const entity of entities) {
      const ref = stringifyEntityRef(entity);
      const annotations = entity.metadata.annotations ?? {};
      this.#etags.set(ref, entity.metadata.etag ?? '');
      this.#owners.set(ref, ownerOf(entity));
      this.#titles.set(ref, entity.metadata.title ?? entity.metadata.name);
      this.#scopes.set(ref, this.#scopesOf(annotations));
      this.#named.set(
        ref,
        this.#sources
          .all()
          .flatMap(source =>
            source
              .selectorsOf(annotations)
              .map(selector => ({ sourceId: source.id, selector })),
          ),
      );
    }
  }

  #scopesOf(annotations: Readonly<Record<string, string>>) {
    return this.#sources
      .all()
      .flatMap(source =>
        (source.scopesOf?.(annotations) ?? [])
          .filter(({ length }) => length <= LONGEST_SCOPE)
          .map(scope => ({ sourceId: source.id, scope })),
      );
  }

  async remove(entityRefs: string[]): Promise<void> {
    for (const ref of entityRefs) {
      this.#etags.delete(ref);
      this.#named.delete(ref);
      this.#owners.delete(ref);
      this.#titles.delete(ref);
      this.#scopes.delete(ref);
    }
  }

  /** @returns undefined for what is not in the catalog, or of a kind without pipelines */
  namedBy(entityRef: string): readonly NamedPipelines[] | undefined {
    return this.#named.get(entityRef);
  }

  /** What all entities name, by their full references in lower case. */
  all(): ReadonlyMap<string, readonly NamedPipelines[]> {
    return this.#named;
  }

  /** The group or person that owns an entity; full, in lower case. */
  ownerOf(entityRef: string): string | undefined {
    return this.#owners.get(entityRef);
  }

  /** Title of an entity, or its name. */
  titleOf(entityRef: string): string {
    return this.#titles.get(entityRef) ?? entityRef;
  }

  /** What entities name that a source can be asked for, each once. */
  scopesOf(sourceId: string): Set<string> {
    return new Set(
      [...this.#scopes.values()]
        .flat()
        .filter(one => one.sourceId === sourceId)
        .map(({ scope }) => scope),
    );
  }
}
