import { setImmediate } from 'node:timers/promises';
import { idRows, inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { BuildRow } from '../buildRows';
import type { BuildQuery } from '../BuildStore';

const DAY_MS = 86_400_000;
/** Pipelines of a statement; SQLite takes 32,766 values. */
const PIPELINES = 1_000;
/**
 * PostgreSQL sorts all builds of several pipelines for the fifty newest of them: a stretch of time is short, and one in which too
 * little was found is followed by a longer one. SQLite stops by itself, but lets nothing else run meanwhile, and a filter may find
 * nothing in years.
 */
const STRETCHES = {
  postgres: { first: DAY_MS, wider: 4 },
  sqlite: { first: 16 * DAY_MS, wider: 1 },
};

const newestFirst = (a: BuildRow, b: BuildRow) =>
  Number(b.ordered_at) - Number(a.ordered_at) || Number(b.id) - Number(a.id);

/** Without a filter builds of one pipeline are read along an index, and SQLite does so with several. */
const isInOrder = (
  { pipelineIds, branch, isTrunk, outcomes }: BuildQuery,
  isPostgres: boolean,
) =>
  pipelineIds.length <= (isPostgres ? 1 : PIPELINES) &&
  branch === undefined &&
  !isTrunk &&
  !outcomes;

/** The newest moment of builds of pipelines, one look for each: times in which nothing was built are passed over. */
async function newestOf(
  db: Knex,
  pipelineIds: readonly number[],
  { to, upTo }: { to?: number; upTo?: number },
): Promise<number | undefined> {
  const own = db('builds')
    .where('pipeline_id', db.ref('wanted.id'))
    .modify(older => {
      if (to !== undefined) older.where('ordered_at', '<', to);
      else if (upTo !== undefined) older.where('ordered_at', '<=', upTo);
    })
    .max('ordered_at');
  const [{ newest }]: { newest: number | string | null }[] = await db
    .max({ newest: 'at' })
    .from(
      db
        .select({ at: own })
        .from(idRows(db, pipelineIds).as('wanted'))
        .as('own'),
    );
  return newest === null ? undefined : Number(newest);
}

async function readStretch(
  db: Knex,
  {
    pipelineIds,
    branch,
    isTrunk,
    outcomes,
    after,
    limit,
    stretch,
  }: BuildQuery & { stretch: { from?: number; to?: number } },
): Promise<BuildRow[]> {
  return db<BuildRow>('builds')
    .whereIn('pipeline_id', pipelineIds)
    .modify(found => {
      const { from, to } = stretch;
      if (from !== undefined) found.where('ordered_at', '>=', from);
      if (branch !== undefined) found.where({ branch });
      if (isTrunk) found.where({ is_trunk: true });
      if (outcomes) found.whereIn('outcome', outcomes);
      if (to !== undefined) found.where('ordered_at', '<', to);
      else if (after) {
        found
          .where('ordered_at', '<=', after.orderedAt)
          .where(next =>
            next
              .where('ordered_at', '<', after.orderedAt)
              .orWhere('id', '<', after.id),
          );
      }
    })
    .orderBy([
      { column: 'ordered_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit);
}

/** The newest of what is asked for. It goes back through time in stretches. */
export async function listBuilds(
  db: Knex,
  query: BuildQuery,
): Promise<BuildRow[]> {
  const { pipelineIds, before, after, limit } = query;
  const isPostgres = db.client.config.client === 'pg';
  // The first stretch ends with the place where the page before did: that is within what was asked for.
  let to = after ? undefined : before;
  if (isInOrder(query, isPostgres)) {
    return readStretch(db, { ...query, stretch: { to } });
  }
  const found: BuildRow[] = [];
  const { first, wider } = STRETCHES[isPostgres ? 'postgres' : 'sqlite'];
  let length = first;
  while (found.length < limit) {
    const newest = await newestOf(db, pipelineIds, {
      to,
      upTo: after?.orderedAt,
    });
    if (newest === undefined) break;
    // What there is of a moment is in one stretch.
    const stretch = { from: newest - length, to };
    for (const ids of inBatches(pipelineIds, PIPELINES)) {
      found.push(
        ...(await readStretch(db, { ...query, pipelineIds: ids, stretch })),
      );
    }
    to = stretch.from;
    length *= wider;
    await setImmediate();
  }
  return found.sort(newestFirst).slice(0, limit);
}
