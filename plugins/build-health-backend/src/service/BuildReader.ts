import type { BuildDetail } from '@callboard/backstage-plugin-build-health-common';
import type { Sees } from '@internal/backend-kit';
import { NotFoundError } from '@backstage/errors';
import type {
  BuildRecord,
  BuildStore,
  JobRecord,
  PipelineRecord,
} from '../database/BuildStore';
import type { PipelineDirectory } from '../entities/PipelineDirectory';
import { DAY_MS, dayOf } from '../database/rollup/rollupRows';
import { toJobSummary, toSummary } from './toSummary';

interface BuildReaderOptions {
  store: Pick<
    BuildStore,
    'findPipelines' | 'readBuild' | 'readAttempts' | 'readJobs'
  >;
  directory: Pick<PipelineDirectory, 'namedBy'>;
  /** How long jobs are kept. */
  jobsMs: number;
  now?: () => Date;
  /** What the caller sees of these. */
  see: (entityRefs: string[]) => Promise<Sees>;
}

const startOf = ({ startedAt }: JobRecord) =>
  startedAt === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(startedAt);

/** In order of their start; what has not started comes last. */
const byStart = (a: JobRecord, b: JobRecord) =>
  startOf(a) - startOf(b) || a.name.localeCompare(b.name);

/** Answers what is known of single builds, for somebody who sees a part of the catalog. */
export class BuildReader {
  readonly #options: BuildReaderOptions;

  constructor(options: BuildReaderOptions) {
    this.#options = options;
  }

  async get(request: { id: string; entityRef: string }): Promise<BuildDetail> {
    const { store } = this.#options;
    const { build, pipeline } = await this.find(request);
    const { externalId, attempt } = build;
    const [attempts, jobs] = await Promise.all([
      store.readAttempts(pipeline.id, externalId),
      store.readJobs(pipeline.id, externalId, attempt),
    ]);
    return {
      build: toSummary(build),
      pipelineName: pipeline.name,
      attempts: attempts.map(toSummary),
      jobs: jobs.sort(byStart).map(toJobSummary),
      ...(jobs.length === 0 && this.#keptDays(build)),
    };
  }

  /** Of an attempt whose jobs are gone, if it had any. */
  #keptDays({
    finishedAt,
    orderedAt,
  }: BuildRecord): Pick<BuildDetail, 'jobsKeptDays'> {
    const { jobsMs, now = () => new Date() } = this.#options;
    const day = dayOf(finishedAt ? Date.parse(finishedAt) : orderedAt);
    if (day >= dayOf(now().getTime() - jobsMs)) return {};
    return { jobsKeptDays: Math.floor(jobsMs / DAY_MS) };
  }

  /** @throws NotFoundError also when the entity does not name its pipeline, or is not seen */
  async find(request: {
    id: string;
    entityRef: string;
  }): Promise<{ build: BuildRecord; pipeline: PipelineRecord }> {
    const { store, directory, see } = this.#options;
    const entityRef = request.entityRef.toLocaleLowerCase('en-US');
    const sees = await see([entityRef]);
    const named = sees(entityRef) ? directory.namedBy(entityRef) : undefined;
    if (!named) throw new NotFoundError(`No entity ${entityRef}`);
    const build = await store.readBuild(Number(request.id));
    const pipeline =
      build &&
      (await store.findPipelines(named)).find(
        ({ id }) => id === build.pipelineId,
      );
    if (!pipeline) {
      throw new NotFoundError(`${entityRef} has no build ${request.id}`);
    }
    return { build, pipeline };
  }
}
