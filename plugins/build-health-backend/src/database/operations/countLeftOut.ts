import type { LeftOutReason } from '@callboard/backstage-plugin-build-health-common';
import { inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { LeftOutCounts } from '../OwnedBuildStore';
import { BRANCHES, REASON, type Branch } from './ownedBuilds';

/** Pipelines of a statement; SQLite takes 32,766 values. */
const PIPELINES = 1_000;
/** Beyond it, how many exactly tells nobody more, and counting on takes long: 10,000 rows take some 30 ms. */
const MOST = 10_000;

interface Window {
  pipelineIds: readonly number[];
  /** Milliseconds since 1970. */
  from: number;
}

/** Counts what is in no success rate, by why, and the passes that no duration is known of. */
export async function countLeftOut(
  db: Knex,
  window: Window,
): Promise<LeftOutCounts> {
  const counts: LeftOutCounts = { leftOut: {}, untimed: 0, isMore: false };
  for (const branch of BRANCHES['left-out']) {
    const found = await countBranch(db, branch, window);
    for (const [reason, n] of found.byReason) {
      counts.leftOut[reason] = (counts.leftOut[reason] ?? 0) + n;
    }
    counts.isMore ||= found.isMore;
  }
  for (const branch of BRANCHES.untimed) {
    const found = await countBranch(db, branch, window);
    counts.untimed += found.n;
    counts.isMore ||= found.isMore;
  }
  return counts;
}

async function countBranch(
  db: Knex,
  { at, narrow }: Branch,
  { pipelineIds, from }: Window,
) {
  const byReason = new Map<LeftOutReason, number>();
  let n = 0;
  for (const ids of inBatches(pipelineIds, PIPELINES)) {
    const some = db('builds')
      .whereIn('builds.pipeline_id', ids)
      .where(`builds.${at}`, '>=', from)
      .modify(narrow)
      .limit(MOST + 1 - n)
      .select(db.raw(`${REASON} as reason`))
      .as('some');
    const rows: { reason: LeftOutReason; count: number | string }[] = await db
      .from(some)
      .groupBy('reason')
      .select('reason')
      .count({ count: '*' });
    for (const { reason, count } of rows) {
      n += Number(count);
      byReason.set(reason, (byReason.get(reason) ?? 0) + Number(count));
    }
    if (n > MOST) break;
  }
  return { byReason, n, isMore: n > MOST };
}
