import { setImmediate as nextTurn } from 'node:timers/promises';
import { inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { WindowBuild } from '../../TestVerdictStore';

/** Builds of a statement. */
const ROWS = 1_000;

interface Row {
  id: number | string;
  external_id: string;
  attempt: number;
  sha: string | null;
  is_trunk: boolean | number | null;
  url: string | null;
  started_at: number | string | null;
  ordered_at: number | string;
}

const keyOf = (buildId: string, attempt: number) => `${attempt} ${buildId}`;

/** Attempts that lost a machine, where no later try of the same job counts instead. */
async function readInfrastructure(
  db: Knex,
  pipelineId: number,
  buildIds: readonly string[],
): Promise<Set<string>> {
  const rows: { build_external_id: string; attempt: number }[] = await db(
    'jobs',
  )
    .where({
      pipeline_id: pipelineId,
      is_infrastructure: true,
      is_superseded: false,
    })
    .whereIn('build_external_id', buildIds)
    .whereNotExists(
      db('jobs as later')
        .where('later.pipeline_id', db.ref('jobs.pipeline_id'))
        .where('later.build_external_id', db.ref('jobs.build_external_id'))
        .where('later.retry_of', db.ref('jobs.external_id'))
        .select(db.raw('1')),
    )
    .distinct('build_external_id', 'attempt');
  return new Set(
    rows.map(({ build_external_id, attempt }) =>
      keyOf(build_external_id, attempt),
    ),
  );
}

/** All attempts of builds that reports are of; those of one build in order. */
export async function readWindowBuilds(
  db: Knex,
  pipelineId: number,
  buildIds: readonly string[],
): Promise<WindowBuild[]> {
  const found: WindowBuild[] = [];
  for (const batch of inBatches(buildIds, ROWS)) {
    const lost = await readInfrastructure(db, pipelineId, batch);
    const rows: Row[] = await db('builds')
      .where({ pipeline_id: pipelineId })
      .whereIn('external_id', batch)
      .orderBy(['external_id', 'attempt'])
      .select(
        'id',
        'external_id',
        'attempt',
        'sha',
        'is_trunk',
        'url',
        'started_at',
        'ordered_at',
      );
    for (const row of rows) {
      found.push({
        id: Number(row.id),
        buildId: row.external_id,
        attempt: row.attempt,
        sha: row.sha ?? undefined,
        isTrunk: row.is_trunk === null ? undefined : Boolean(row.is_trunk),
        url: row.url ?? undefined,
        at: Number(row.started_at ?? row.ordered_at),
        isInfrastructure: lost.has(keyOf(row.external_id, row.attempt)),
      });
    }
    // SQLite answers within the same turn, and others want one too.
    await nextTurn();
  }
  return found;
}
