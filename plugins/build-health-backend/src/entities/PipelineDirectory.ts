import type { FollowedStore, FollowResult } from '@internal/backend-kit';
import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { Sources } from '../inbox/Sources';
import type { NamedPipelines } from './NamedPipelines';
import { readNames, type EntityNames } from './readNames';

export type { NamedPipelines } from './NamedPipelines';

/** Kinds that may name pipelines. */
export const FOLLOWED_KINDS = ['Component', 'Resource', 'API'];

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

/** An entity as the directory keeps it. */
interface Followed extends EntityNames {
  etag: string;
  title: string;
  ownerRef?: string;
}

const isOf =
  (sourceId: string) =>
  (one: NamedPipelines): boolean =>
    one.sourceId === sourceId;

/**
 * Which pipelines entities name, in the memory of this process: each process follows the catalog itself, and nothing of it is
 * in the database, as owners and annotations change.
 */
export class PipelineDirectory implements FollowedStore {
  readonly #sources: Pick<Sources, 'all'>;
  readonly #entities = new Map<string, Followed>();
  /** Worked out when it is asked for, and anew after each change: what an entity names depends on others. */
  #named?: Map<string, readonly NamedPipelines[]>;
  #isFilled = false;

  constructor(sources: Pick<Sources, 'all'>) {
    this.#sources = sources;
  }

  /** Whether all of the catalog was read since the start. Before, an entity that is not here may only not have been read yet. */
  get isFilled(): boolean {
    return this.#isFilled;
  }

  /** The catalog was gone through. */
  notePass({ complete }: Pick<FollowResult, 'complete'>): void {
    this.#isFilled ||= complete;
  }

  async readEtags(): Promise<Map<string, string>> {
    return new Map(
      [...this.#entities].map(([ref, { etag }]) => [ref, etag] as const),
    );
  }

  async upsert(entities: Entity[]): Promise<void> {
    const sources = this.#sources.all();
    for (const entity of entities) {
      const { metadata } = entity;
      this.#entities.set(stringifyEntityRef(entity), {
        ...readNames(entity, sources),
        etag: metadata.etag ?? '',
        title: metadata.title ?? metadata.name,
        ownerRef: ownerOf(entity),
      });
    }
    this.#named = undefined;
  }

  async remove(entityRefs: string[]): Promise<void> {
    entityRefs.forEach(ref => this.#entities.delete(ref));
    this.#named = undefined;
  }

  /** @returns undefined for what is not in the catalog, or of a kind without pipelines */
  namedBy(entityRef: string): readonly NamedPipelines[] | undefined {
    const entity = this.#entities.get(entityRef);
    return entity && (this.#named?.get(entityRef) ?? this.#nameAll(entity));
  }

  /** What all entities name, by their full references in lower case. */
  all(): ReadonlyMap<string, readonly NamedPipelines[]> {
    this.#named ??= new Map(
      [...this.#entities].map(([ref, entity]) => [ref, this.#nameAll(entity)]),
    );
    return this.#named;
  }

  /** The group or person that owns an entity; full, in lower case. */
  ownerOf(entityRef: string): string | undefined {
    return this.#entities.get(entityRef)?.ownerRef;
  }

  /** Title of an entity, or its name. */
  titleOf(entityRef: string): string {
    return this.#entities.get(entityRef)?.title ?? entityRef;
  }

  /** What entities name that a source can be asked for, each once. */
  scopesOf(sourceId: string): Set<string> {
    return new Set(
      [...this.#entities.values()]
        .flatMap(({ scopes }) => scopes)
        .filter(one => one.sourceId === sourceId)
        .map(({ scope }) => scope),
    );
  }

  /**
   * What an entity names itself, what pipelines in the catalog do that it depends on, and of sources of which neither does, what builds
   * its repository.
   */
  #nameAll(entity: Followed): NamedPipelines[] {
    const { named, dependsOn, repositories, notOf } = entity;
    const told = [...named, ...this.#ofResources(dependsOn)];
    if (repositories.length === 0) return told;
    const silent = this.#sources
      .all()
      .filter(({ id }) => !told.some(isOf(id)) && !notOf.includes(id))
      .flatMap(({ id }) =>
        repositories.map(
          (repository): NamedPipelines => ({
            sourceId: id,
            selector: { repository },
            way: 'repository',
          }),
        ),
      );
    return [...told, ...silent];
  }

  #ofResources(refs: readonly string[]): NamedPipelines[] {
    return refs.flatMap(resourceRef => {
      const resource = this.#entities.get(resourceRef);
      if (!resource?.isPipeline) return [];
      return resource.named.map(
        (one): NamedPipelines => ({ ...one, way: 'resource', resourceRef }),
      );
    });
  }
}
