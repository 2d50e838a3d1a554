import {
  latestAttempts,
  type BuildReport,
  type JobReport,
} from '@callboard/backstage-plugin-build-health-common';
import type { SourceReports } from '@callboard/backstage-plugin-build-health-node';
import { groupBy } from '@internal/backend-kit';
import type { Knex } from 'knex';
import {
  toBuild,
  toBuildRow,
  toJob,
  toJobRow,
  toPipeline,
  type BuildRow,
  type JobRow,
  type PipelineRow,
} from './buildRows';
import type {
  BuildQuery,
  BuildRecord,
  BuildStore,
  JobRecord,
  PipelineRecord,
  SourceRecord,
  WrittenReports,
} from './BuildStore';
import type { NamedPipelines } from '../entities/PipelineDirectory';
import { findPipelines } from './operations/findPipelines';
import { countLeftOut } from './operations/countLeftOut';
import { keepEarliestFinish } from './operations/keepEarliestFinish';
import { listBuilds } from './operations/listBuilds';
import { listOwnedBuilds } from './operations/listOwnedBuilds';
import { readLastTrunk } from './operations/readLastTrunk';
import { setOlderApart } from './operations/setOlderApart';
import {
  settleTrunk,
  writeBuilds,
  writeJobs,
  type ChangedBuild,
} from './operations/writeBuilds';
import { writePipelines } from './operations/writePipelines';
import type {
  LeftOutCounts,
  OwnedBuildStore,
  OwnedQuery,
  OwnedRecord,
} from './OwnedBuildStore';
import { watchBuilds } from './rollup/markDays';
import { dayOf } from './rollup/rollupRows';

const oncePerId = (rows: readonly ChangedBuild[]) => [
  ...new Map(rows.map(row => [row.id, row])).values(),
];

/** A pipeline that only jobs told of has no report of a build yet. */
const toSource = (row: {
  count: number | string;
  last: number | string;
}): SourceRecord => ({
  pipelines: Number(row.count),
  ...(Number(row.last) > 0 && { lastBuildAt: new Date(Number(row.last)) }),
});

/** One in ten builds has a second attempt. */
const ATTEMPTS_OF_BUILD = 1.5;

const oldestFirst = (a: BuildRow, b: BuildRow) =>
  Number(a.finished_at) - Number(b.finished_at) || Number(a.id) - Number(b.id);

/** Whether others of its time were removed, so that nobody could tell what it changes. */
function isTooOld(
  { finishedAt, startedAt, createdAt, reportedAt }: BuildReport | JobReport,
  { frozen_before }: PipelineRow,
): boolean {
  const at = Date.parse(finishedAt ?? startedAt ?? createdAt ?? reportedAt);
  return dayOf(at) < frozen_before;
}

const frozenBefore = (pipelines: ReadonlyMap<string, PipelineRow>) =>
  new Map(
    [...pipelines.values()].map(({ id, frozen_before }) => [id, frozen_before]),
  );

/** Keeps builds in SQLite or PostgreSQL. */
export class DatabaseBuildStore implements BuildStore, OwnedBuildStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async write(
    sourceId: string,
    reports: SourceReports,
  ): Promise<WrittenReports> {
    const { builds, jobs } = reports;
    if (builds.length + jobs.length === 0) {
      return { changedPipelines: [], changed: 0 };
    }
    return this.#db.transaction(async tx => {
      const pipelines = await writePipelines(tx, sourceId, reports);
      const taken = builds.filter(
        one => !isTooOld(one, pipelines.get(one.pipeline.key)!),
      );
      const takenJobs = jobs.filter(
        one => !isTooOld(one, pipelines.get(one.pipelineKey)!),
      );
      const tooOld =
        builds.length + jobs.length - taken.length - takenJobs.length;
      const frozen = frozenBefore(pipelines);
      const { builds: rows, jobs: jobRows } = await setOlderApart(
        tx,
        {
          builds: taken.map(one =>
            toBuildRow(one, pipelines.get(one.pipeline.key)!),
          ),
          jobs: takenJobs.map(one =>
            toJobRow(one, pipelines.get(one.pipelineKey)!.id),
          ),
        },
        frozen,
      );
      const markDays = await watchBuilds(tx, rows, frozen);
      const changed = oncePerId([
        ...(await writeBuilds(tx, rows)),
        ...(await keepEarliestFinish(tx, rows)),
      ]);
      const jobsChanged = await writeJobs(tx, jobRows);
      const marked = await markDays(await settleTrunk(tx, pipelines.values()));
      const onTrunk = changed.filter(
        ({ is_trunk, state }) => is_trunk && state === 'finished',
      );
      return {
        changedPipelines: [
          ...new Set([...onTrunk.map(row => row.pipeline_id), ...marked]),
        ],
        changed: changed.length + jobsChanged,
        ...(tooOld > 0 && { tooOld }),
      };
    });
  }

  async readPipelines(ids?: readonly number[]): Promise<PipelineRecord[]> {
    const rows: PipelineRow[] = await this.#db<PipelineRow>('pipelines')
      .modify(all => ids && all.whereIn('id', ids))
      .orderBy('id');
    return rows.map(toPipeline);
  }

  async findPipelines(
    named: readonly NamedPipelines[],
  ): Promise<PipelineRecord[]> {
    return (await findPipelines(this.#db, named)).map(toPipeline);
  }

  async findPipelineKey(
    sourceId: string,
    buildId: string,
  ): Promise<string | undefined> {
    const row: { key: string } | undefined = await this.#db('builds')
      .join('pipelines', 'pipelines.id', 'builds.pipeline_id')
      .where({ external_id: buildId, source_id: sourceId })
      .orderBy('pipelines.id')
      .first('key');
    return row?.key;
  }

  async readSources(): Promise<Map<string, SourceRecord>> {
    const rows: {
      source_id: string;
      count: number | string;
      last: number | string;
    }[] = await this.#db('pipelines')
      .groupBy('source_id')
      .select('source_id')
      .count({ count: '*' })
      .max({ last: 'reported_at' });
    return new Map(rows.map(row => [row.source_id, toSource(row)]));
  }

  async readBuilds(query: BuildQuery): Promise<BuildRecord[]> {
    const rows = await listBuilds(this.#db, query);
    return rows.map(toBuild);
  }

  async listOwned(query: OwnedQuery): Promise<OwnedRecord[]> {
    const rows = await listOwnedBuilds(this.#db, query);
    return rows.map(row => ({
      build: toBuild(row),
      at: row.at,
      ...(row.reason && { leftOut: row.reason }),
    }));
  }

  async countLeftOut(
    window: Pick<OwnedQuery, 'pipelineIds' | 'from'>,
  ): Promise<LeftOutCounts> {
    return countLeftOut(this.#db, window);
  }

  async readBuild(id: number): Promise<BuildRecord | undefined> {
    const row: BuildRow | undefined = await this.#db<BuildRow>('builds')
      .where({ id })
      .first();
    return row && toBuild(row);
  }

  async readLastTrunks(
    pipelineIds: readonly number[],
    limit: number,
  ): Promise<Map<number, BuildRecord[]>> {
    const attempts = Math.ceil(limit * ATTEMPTS_OF_BUILD);
    const rows = await readLastTrunk(this.#db, pipelineIds, attempts);
    const byPipeline = groupBy(
      rows.sort(oldestFirst),
      ({ pipeline_id: id }) => id,
    );
    return new Map(
      [...byPipeline].map(([id, own]) => [
        id,
        latestAttempts(own.map(toBuild)).slice(-limit),
      ]),
    );
  }

  async readAttempts(
    pipelineId: number,
    externalId: string,
  ): Promise<BuildRecord[]> {
    const rows: BuildRow[] = await this.#db<BuildRow>('builds')
      .where({ pipeline_id: pipelineId, external_id: externalId })
      .orderBy('attempt');
    return rows.map(toBuild);
  }

  async readJobs(
    pipelineId: number,
    externalId: string,
    attempt: number,
  ): Promise<JobRecord[]> {
    const rows: JobRow[] = await this.#db<JobRow>('jobs')
      .where({
        pipeline_id: pipelineId,
        build_external_id: externalId,
        attempt,
      })
      .orderBy(['started_at', 'external_id']);
    const retried = new Set(rows.flatMap(({ retry_of }) => retry_of ?? []));
    return rows.map(row =>
      toJob({
        ...row,
        is_superseded: row.is_superseded || retried.has(row.external_id),
      }),
    );
  }
}
