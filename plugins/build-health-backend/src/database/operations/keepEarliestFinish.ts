import { inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { BuildRow } from '../buildRows';
import { ATTEMPT, ROWS, keyOf, type ChangedBuild } from './writeBuilds';

type NewRow = Omit<BuildRow, 'id'>;

const COLUMNS = ['success_estimate', 'other_estimate'] as const;

type Estimate = NewRow['success_estimate'];

const earlier = (a: Estimate, b: Estimate) => {
  if (a === null || b === null) return a ?? b;
  return Number(a) < Number(b) ? a : b;
};

/** Each attempt once, with its earliest estimates: a statement may not write a row twice. */
function joined(rows: readonly NewRow[]): NewRow[] {
  const found = new Map<string, NewRow>();
  for (const row of rows) {
    if (COLUMNS.every(column => row[column] === null)) continue;
    const other = found.get(keyOf(row));
    found.set(keyOf(row), {
      ...row,
      success_estimate: earlier(
        row.success_estimate,
        other?.success_estimate ?? null,
      ),
      other_estimate: earlier(
        row.other_estimate,
        other?.other_estimate ?? null,
      ),
    });
  }
  return [...found.values()];
}

const isEarlier = (column: string) =>
  `(excluded.${column} is not null and (builds.${column} is null or excluded.${column} < builds.${column}))`;
const earliest = (column: string) =>
  `case when ${isEarlier(
    column,
  )} then excluded.${column} else builds.${column} end`;
/** Of the report that counts, which is in the row by now. */
const FINISH = `case
  when not builds.finish_is_estimate or builds.outcome is null or builds.outcome = 'action-required' then builds.finished_at
  when builds.outcome = 'success' then ${earliest('success_estimate')}
  else ${earliest('other_estimate')} end`;
const CHANGES = [
  ...COLUMNS.map(isEarlier),
  `builds.finished_at <> (${FINISH})`,
].join(' or ');

/**
 * Has attempts whose finish is an estimate finish at the earliest one that any report gave: GitHub moves `updated_at` later when
 * somebody deletes the logs of a run. Estimates of success and of other outcomes are kept apart, beside the report that counts,
 * so that the order in which reports come decides nothing.
 *
 * @param rows - all that {@link writeBuilds} was given, before this
 */
export async function keepEarliestFinish(
  tx: Knex.Transaction,
  rows: readonly NewRow[],
): Promise<ChangedBuild[]> {
  const changed: ChangedBuild[] = [];
  for (const batch of inBatches(joined(rows), ROWS)) {
    const written: ChangedBuild[] = await tx('builds')
      .insert([...batch])
      .onConflict([...ATTEMPT])
      .merge({
        finished_at: tx.raw(FINISH),
        success_estimate: tx.raw(earliest('success_estimate')),
        other_estimate: tx.raw(earliest('other_estimate')),
      })
      .whereRaw(CHANGES)
      .returning(['id', 'pipeline_id', 'is_trunk', 'state']);
    changed.push(...written);
  }
  return changed;
}
