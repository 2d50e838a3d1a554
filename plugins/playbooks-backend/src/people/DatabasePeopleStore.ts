import { groupBy, inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import { nextRevision } from '../database/operations/nextRevision';
import {
  isoOf,
  toEntry,
  type EntryRow,
  type RunRow,
  type StepRow,
} from '../database/runRows';
import type { PeopleStore, PersonRecord } from './PeopleStore';

type Rename = Parameters<PeopleStore['move']>[0];

/** Values of one statement. */
const BATCH = 500;

/** Every deed in a run is an entry: who has none in it is not named in it either. */
const runsOf = (db: Knex, ref: string) =>
  db<EntryRow>('run_entries').where({ by_ref: ref }).select('run_id');

/** Marks that the next writer had not seen name who made them. */
async function moveUnseen(
  tx: Knex.Transaction,
  runIds: string[],
  { fromRef, toRef }: Rename,
): Promise<void> {
  const rows = await tx<StepRow>('run_steps')
    .whereIn('run_id', runIds)
    .whereNotNull('unseen_json');
  for (const { run_id, step_id, unseen_json } of rows) {
    const unseen = JSON.parse(unseen_json!);
    if (unseen.byRef === fromRef) {
      await tx<StepRow>('run_steps')
        .where({ run_id, step_id })
        .update({ unseen_json: JSON.stringify({ ...unseen, byRef: toRef }) });
    }
  }
}

/** A team was told this week under either reference. */
async function moveDigest(
  tx: Knex.Transaction,
  { fromRef, toRef }: Rename,
): Promise<void> {
  const row = (ref: string) => tx('digests').where('owner_ref', ref);
  const from = await row(fromRef).first('week');
  if (!from) return;
  const to = await row(toRef).first('week');
  if (to && to.week >= from.week) {
    await row(fromRef).delete();
    return;
  }
  await row(toRef).delete();
  await row(fromRef).update({ owner_ref: toRef });
}

/** What was seen under the new reference already is newer; of its changes the later one counts. */
async function moveChanges(
  tx: Knex.Transaction,
  { fromRef, toRef }: Rename,
): Promise<void> {
  const row = (ref: string) => tx('service_changes').where('entity_ref', ref);
  const from = await row(fromRef).first('changed_at');
  if (!from) return;
  const to = await row(toRef).first('changed_at');
  if (to) {
    await row(fromRef).delete();
    if (Number(from.changed_at) > Number(to.changed_at)) {
      await row(toRef).update({ changed_at: from.changed_at });
    }
  } else {
    await row(fromRef).update({ entity_ref: toRef });
  }
  // Trust in pages rests on them, in the memory of all processes.
  await nextRevision(tx, 'pages');
}

async function moveRuns(
  tx: Knex.Transaction,
  runIds: string[],
  rename: Rename,
): Promise<void> {
  const { fromRef, toRef } = rename;
  await tx<RunRow>('runs')
    .whereIn('id', runIds)
    .where({ started_by_ref: fromRef })
    .update({ started_by_ref: toRef });
  for (const table of ['run_entries', 'run_steps']) {
    await tx<Pick<EntryRow, 'run_id' | 'by_ref'>>(table)
      .whereIn('run_id', runIds)
      .where({ by_ref: fromRef })
      .update({ by_ref: toRef });
  }
  await moveUnseen(tx, runIds, rename);
}

/** Keeps order in what is kept of people, in SQLite or PostgreSQL. */
export class DatabasePeopleStore implements PeopleStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async readRecords(
    userRef: string,
    { limit, after }: { limit: number; after?: string },
  ): Promise<PersonRecord[]> {
    const runs: RunRow[] = await this.#db<RunRow>('runs')
      .whereIn('id', runsOf(this.#db, userRef))
      .modify(rest => after !== undefined && rest.where('id', '>', after))
      .orderBy('id')
      .limit(limit);
    const entries = await this.#db<EntryRow>('run_entries')
      .whereIn(
        'run_id',
        runs.map(({ id }) => id),
      )
      .where({ by_ref: userRef })
      .orderBy(['revision', 'at', 'id']);
    const entriesOf = groupBy(entries, ({ run_id }) => run_id);
    return runs.map(run => ({
      runId: run.id,
      pageId: run.page_id,
      title: run.title,
      startedAt: isoOf(run.started_at),
      isStarter: run.started_by_ref === userRef,
      entries: (entriesOf.get(run.id) ?? []).map(toEntry),
    }));
  }

  async move(rename: Rename): Promise<number> {
    const { fromRef } = rename;
    return this.#db.transaction(async tx => {
      // Writers of these runs wait; always in one order, so that no two wait for each other.
      const ids: string[] = await tx<RunRow>('runs')
        .whereIn('id', runsOf(tx, fromRef))
        .orderBy('id')
        .forUpdate()
        .pluck('id');
      for (const batch of inBatches(ids, BATCH)) {
        await moveRuns(tx, [...batch], rename);
      }
      await moveDigest(tx, rename);
      await moveChanges(tx, rename);
      return ids.length;
    });
  }

  async removeEnded(before: Date, limit: number): Promise<number> {
    return this.#db.transaction(async tx => {
      const ended = () =>
        tx<RunRow>('runs').where('ended_at', '<', before.getTime());
      const oldest = ended().orderBy(['ended_at', 'started_at']).limit(limit);
      // In the order of `move`, so that the two do not wait for each other; one may be open again by then.
      const ids: string[] = await ended()
        .whereIn('id', await oldest.pluck('id'))
        .orderBy('id')
        .forUpdate()
        .pluck('id');
      for (const table of ['run_entries', 'run_steps']) {
        await tx<EntryRow>(table).whereIn('run_id', ids).delete();
      }
      await tx<RunRow>('runs').whereIn('id', ids).delete();
      return ids.length;
    });
  }
}
