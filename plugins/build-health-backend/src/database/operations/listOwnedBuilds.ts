import { inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { BuildRow } from '../buildRows';
import type { OwnedQuery } from '../OwnedBuildStore';
import { BRANCHES, REASON, type Branch, type Reason } from './ownedBuilds';

const DAY_MS = 86_400_000;
/** Pipelines of a statement; SQLite takes 32,766 values. */
const PIPELINES = 1_000;
/** A stretch of time in which too little was found is followed by one so many times as long. */
const WIDER = 4;

export type OwnedRow = BuildRow & { at: number; reason: Reason };

/** From the first of these moments on, and before the second; without it, up to any. */
interface Stretch {
  from: number;
  to?: number;
}

const newestFirst = (a: OwnedRow, b: OwnedRow) =>
  b.at - a.at || Number(b.id) - Number(a.id);

/** The newest of what is asked for. */
export async function listOwnedBuilds(
  db: Knex,
  query: OwnedQuery,
): Promise<OwnedRow[]> {
  const found: OwnedRow[] = [];
  for (const branch of BRANCHES[query.part]) {
    found.push(...(await listBranch(db, branch, query)));
  }
  return found.sort(newestFirst).slice(0, query.limit);
}

/**
 * Goes back through time in stretches that grow, so that a busy owner's window is not read whole, and sorted, for the fifty newest of
 * it.
 */
async function listBranch(
  db: Knex,
  branch: Branch,
  query: OwnedQuery,
): Promise<OwnedRow[]> {
  const { from, now, after, limit } = query;
  const found: OwnedRow[] = [];
  // A clock that is ahead may have an end in the future, and a cursor too: what lies there is in the first stretch.
  let end = Math.min(after?.at ?? now, now);
  let to: number | undefined;
  for (let length = DAY_MS; ; length *= WIDER) {
    const stretch = { from: Math.max(from, end - length), to };
    for (const ids of inBatches(query.pipelineIds, PIPELINES)) {
      found.push(
        ...(await readStretch(db, branch, { ...query, ids, stretch })),
      );
    }
    if (found.length >= limit || stretch.from === from) break;
    end = stretch.from;
    to = end;
  }
  return found.sort(newestFirst).slice(0, limit);
}

async function readStretch(
  db: Knex,
  { at, narrow }: Branch,
  options: OwnedQuery & { ids: readonly number[]; stretch: Stretch },
): Promise<OwnedRow[]> {
  const { ids, stretch, after, limit } = options;
  const column = `builds.${at}`;
  const rows: (BuildRow & { reason: Reason })[] = await db('builds')
    .whereIn('builds.pipeline_id', ids)
    .where(column, '>=', stretch.from)
    .modify(query => {
      if (stretch.to !== undefined) query.where(column, '<', stretch.to);
      // A later stretch ends before it anyway.
      else if (after) {
        query
          .where(column, '<=', after.at)
          .where(next =>
            next
              .where(column, '<', after.at)
              .orWhere('builds.id', '<', after.id),
          );
      }
      narrow(query);
    })
    .orderBy([
      { column, order: 'desc' },
      { column: 'builds.id', order: 'desc' },
    ])
    .limit(limit)
    .select('builds.*', db.raw(`${REASON} as reason`));
  return rows.map(row => ({ ...row, at: Number(row[at]) }));
}
