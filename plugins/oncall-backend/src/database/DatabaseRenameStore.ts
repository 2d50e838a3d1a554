import type { Knex } from 'knex';
import { nextRevision, recordChange } from './operations/changeSchedule';
import { moveInJson } from './operations/moveInJson';
import type { Rename, RenameStore } from './RenameStore';
import type { ScheduleRow } from './rows';
import type { Deed } from './ScheduleStore';

/** Where somebody or a team is named in what schedules are made of, by table. */
const OF_SCHEDULES: Record<string, { names: string[]; documents: string[] }> = {
  versions: { names: ['created_by'], documents: ['version_json'] },
  overrides: { names: ['created_by'], documents: ['override_json'] },
  changes: { names: ['changed_by'], documents: ['details_json'] },
};
/** In everything else, by table. */
const ELSEWHERE: Record<string, string[]> = {
  calendar_links: ['target', 'owner_ref'],
  calendar_publications: ['team_ref'],
  watched_services: ['team_ref'],
};
/** What is there once for each of these and something else. */
const UNIQUE: { table: string; column: string; other?: string }[] = [
  { table: 'calendar_event_people', column: 'user_ref', other: 'uid' },
  { table: 'calendar_moves', column: 'team_ref', other: 'schedule_id' },
  { table: 'watched_services', column: 'entity_ref' },
];

/** Moves references in SQLite or PostgreSQL. */
export class DatabaseRenameStore implements RenameStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  rename(rename: Rename, deed: Deed): Promise<number> {
    return this.#db.transaction(async tx => {
      // Its row stays locked, so that nobody writes under either reference meanwhile.
      const revision = await nextRevision(tx);
      const touched = await moveSchedules(tx, rename);
      await moveWatched(tx, rename);
      await moveEvents(tx, rename);
      await moveNames(tx, rename);
      for (const scheduleId of touched) {
        await tx<ScheduleRow>('schedules')
          .where({ id: scheduleId })
          .update({ revision });
        const change = { scheduleId, kind: 'renamed', details: {} };
        await recordChange(tx, change, deed);
      }
      return touched.size;
    });
  }
}

/** @returns ids of schedules that are there, and name it */
async function moveSchedules(
  tx: Knex.Transaction,
  rename: Rename,
): Promise<Set<string>> {
  const { fromRef, toRef } = rename;
  const found = new Set<string>();
  const owned = await tx('schedules')
    .where({ team_ref: fromRef })
    .update({ team_ref: toRef })
    .returning('id');
  for (const { id } of owned) found.add(id);
  for (const [table, { names, documents }] of Object.entries(OF_SCHEDULES)) {
    for (const column of names) {
      const moved = await tx(table)
        .where(column, fromRef)
        .update({ [column]: toRef })
        .returning('schedule_id');
      for (const { schedule_id: id } of moved) found.add(id);
    }
    for (const column of documents) {
      const key =
        table === 'versions' ? ['schedule_id', 'number'] : ['sequence'];
      const rows = await moveDocuments(tx, { table, column, key }, rename);
      for (const { schedule_id: id } of rows) found.add(id);
    }
  }
  // In a deleted one names move too: it may be brought back. Nobody reads it until then.
  const there = await tx<ScheduleRow>('schedules')
    .whereNull('deleted_at')
    .whereIn('id', [...found])
    .pluck('id');
  return new Set(there);
}

/** @returns rows that were changed, as they were before */
async function moveDocuments(
  tx: Knex.Transaction,
  { table, column, key }: { table: string; column: string; key: string[] },
  rename: Rename,
) {
  const rows: Record<string, string>[] = await tx(table)
    .where(column, 'like', `%${JSON.stringify(rename.fromRef)}%`)
    .forUpdate();
  const changed = rows.filter(
    row => moveInJson(row[column], rename) !== row[column],
  );
  for (const row of changed) {
    await tx(table)
      .where(Object.fromEntries(key.map(part => [part, row[part]])))
      .update({ [column]: moveInJson(row[column], rename) });
  }
  return changed;
}

/** What is known of schedules, so that nobody is told that they moved. Whoever looks at one now looks once more. */
async function moveWatched(
  tx: Knex.Transaction,
  rename: Rename,
): Promise<void> {
  const table = 'watched_schedules';
  const key = ['schedule_id'];
  const changed = new Set<string>();
  for (const column of ['seen_json', 'state_json']) {
    const rows = await moveDocuments(tx, { table, column, key }, rename);
    for (const row of rows) changed.add(row.schedule_id);
  }
  await tx(table)
    .whereIn('schedule_id', [...changed])
    .increment('step', 1);
}

/** Published shifts, so that calendars keep them. */
async function moveEvents(tx: Knex.Transaction, rename: Rename): Promise<void> {
  const table = 'calendar_events';
  await moveDocuments(
    tx,
    { table, column: 'user_refs_json', key: ['uid'] },
    rename,
  );
}

async function moveNames(
  tx: Knex.Transaction,
  { fromRef, toRef }: Rename,
): Promise<void> {
  for (const [table, columns] of Object.entries(ELSEWHERE)) {
    for (const column of columns) {
      await tx(table)
        .where(column, fromRef)
        .update({ [column]: toRef });
    }
  }
  for (const { table, column, other } of UNIQUE) {
    const from = () => tx(table).where(column, fromRef);
    const there = tx(table).where(column, toRef);
    if (other) there.whereIn(other, from().select(other));
    else there.whereExists(from());
    await there.delete();
    await from().update({ [column]: toRef });
  }
}
