import { groupBy } from '@internal/backend-kit';
import type { Knex } from 'knex';
import { isoOf, type EntryRow, type RunRow, type StepRow } from '../runRows';
import type { RunRecord } from '../RunStore';

type Deeds = Pick<EntryRow, 'run_id' | 'by_ref'>;
type Marked = Pick<StepRow, 'run_id' | 'state'> & { count: number | string };

const toRecord = (
  row: RunRow,
  people: readonly Deeds[],
  marked: readonly Marked[],
): RunRecord => {
  const count = (state: StepRow['state']) =>
    Number(marked.find(one => one.state === state)?.count ?? 0);
  return {
    id: row.id,
    pageId: row.page_id,
    title: row.title,
    version: row.page_version,
    ...(row.section_id !== null && { sectionId: row.section_id }),
    ...(row.alert_name !== null && { alertName: row.alert_name }),
    isDrill: Boolean(row.is_drill),
    startedByRef: row.started_by_ref,
    startedAt: isoOf(row.started_at),
    ...(row.ended_at !== null && { endedAt: isoOf(row.ended_at) }),
    ...(row.outcome !== null && { outcome: row.outcome }),
    ...(row.wrong_step_id !== null && { wrongStepId: row.wrong_step_id }),
    peopleRefs: people.map(({ by_ref }) => by_ref),
    progress: {
      all: row.items,
      done: count('done'),
      skipped: count('skipped'),
      failed: count('failed'),
    },
    revision: row.revision,
    ...(row.alert_json && { alert: JSON.parse(row.alert_json) }),
    values: JSON.parse(row.values_json),
  };
};

/** Runs with who took part and how far they are, in the order of the rows: three statements however many there are. */
export async function readRuns(
  db: Knex,
  rows: readonly RunRow[],
): Promise<RunRecord[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const people: Deeds[] = await db<EntryRow>('run_entries')
    .whereIn('run_id', ids)
    .groupBy('run_id', 'by_ref')
    .select('run_id', 'by_ref')
    .min({ first: 'revision' })
    .orderBy(['first', 'by_ref']);
  const marked: Marked[] = await db<StepRow>('run_steps')
    .whereIn('run_id', ids)
    .groupBy('run_id', 'state')
    .select('run_id', 'state')
    .count({ count: '*' });
  const peopleOf = groupBy(people, ({ run_id }) => run_id);
  const markedOf = groupBy(marked, ({ run_id }) => run_id);
  return rows.map(row =>
    toRecord(row, peopleOf.get(row.id) ?? [], markedOf.get(row.id) ?? []),
  );
}
