import { NotFoundError } from '@backstage/errors';
import type { Sees } from '@internal/backend-kit';
import type { BuildStore } from '../../database/BuildStore';
import { entitiesOfPipelines } from '../../entities/entitiesOfPipelines';
import type { PipelineDirectory } from '../../entities/PipelineDirectory';

/** Pipeline → entities that name it and that the caller sees. */
export type SeenPipelines = ReadonlyMap<number, string[]>;

/** Tests are seen by whoever sees an entity that names their pipeline. */
export class TestVisibility {
  readonly #builds: Pick<BuildStore, 'readPipelines' | 'findPipelines'>;
  readonly #directory: Pick<PipelineDirectory, 'all' | 'namedBy' | 'ownerOf'>;
  readonly #see: (entityRefs?: string[]) => Promise<Sees>;

  constructor(options: {
    builds: Pick<BuildStore, 'readPipelines' | 'findPipelines'>;
    directory: Pick<PipelineDirectory, 'all' | 'namedBy' | 'ownerOf'>;
    /** What the caller sees of these, or of everything. */
    see: (entityRefs?: string[]) => Promise<Sees>;
  }) {
    this.#builds = options.builds;
    this.#directory = options.directory;
    this.#see = options.see;
  }

  async all(): Promise<SeenPipelines> {
    const sees = await this.#see();
    return this.#filter(await this.#entities(), sees);
  }

  /** Pipelines that an entity names. @throws NotFoundError when the caller does not see it */
  async ofEntity(written: string): Promise<SeenPipelines> {
    const entityRef = written.toLocaleLowerCase('en-US');
    const sees = await this.#see([entityRef]);
    const named = sees(entityRef)
      ? this.#directory.namedBy(entityRef)
      : undefined;
    if (!named) throw new NotFoundError(`No entity ${entityRef}`);
    const pipelines = await this.#builds.findPipelines(named);
    const ids = new Set(pipelines.map(({ id }) => id));
    return this.ofPipelines(ids);
  }

  /** Those of these that the caller sees. */
  async ofPipelines(ids: ReadonlySet<number>): Promise<SeenPipelines> {
    const entities = new Map(
      [...(await this.#entities())].filter(([id]) => ids.has(id)),
    );
    const refs = new Set([...entities.values()].flat());
    return this.#filter(entities, await this.#see([...refs]));
  }

  /** The entities of a test, and who owns the first of them. */
  of(seen: SeenPipelines, pipelineId: number) {
    const entityRefs = seen.get(pipelineId) ?? [];
    const [first] = entityRefs;
    const ownerRef = first && this.#directory.ownerOf(first);
    return { entityRefs, ...(ownerRef && { ownerRef }) };
  }

  async #entities(): Promise<Map<number, string[]>> {
    const pipelines = await this.#builds.readPipelines();
    return entitiesOfPipelines(pipelines, this.#directory.all());
  }

  #filter(entities: ReadonlyMap<number, string[]>, sees: Sees): SeenPipelines {
    return new Map(
      [...entities]
        .map(([id, refs]): [number, string[]] => [id, refs.filter(sees)])
        .filter(([, refs]) => refs.length > 0),
    );
  }
}
