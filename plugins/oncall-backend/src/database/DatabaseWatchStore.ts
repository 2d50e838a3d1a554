import type { Knex } from 'knex';
import type { Override } from '@callboard/backstage-plugin-oncall-common';
import { insertMessages } from './operations/insertMessages';
import { dateOf, type ChangeRow, type WatchedScheduleRow } from './rows';
import type {
  UntoldChange,
  Watched,
  WatchedSchedule,
  WatchStore,
} from './WatchStore';

const toWatched = (row: WatchedScheduleRow): WatchedSchedule => ({
  step: Number(row.step),
  seen: JSON.parse(row.seen_json),
  state: JSON.parse(row.state_json),
});

function toChange(row: ChangeRow): UntoldChange {
  const { override }: { override?: Override } = JSON.parse(row.details_json);
  return {
    sequence: Number(row.sequence),
    kind: row.kind,
    ...(override && { override: { id: override.id, kind: override.kind } }),
    actorRef: row.changed_by,
    changedAt: dateOf(row.changed_at),
  };
}

/** Keeps what was told of schedules in SQLite or PostgreSQL. */
export class DatabaseWatchStore implements WatchStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async readIds(): Promise<string[]> {
    return this.#db<WatchedScheduleRow>('watched_schedules').pluck(
      'schedule_id',
    );
  }

  async read(ids: readonly string[], changedAfter: Date): Promise<Watched[]> {
    const rows = await this.#db<WatchedScheduleRow>(
      'watched_schedules',
    ).whereIn('schedule_id', [...ids]);
    const changes = await this.#untold(ids, changedAfter);
    return ids.map(id => {
      const row = rows.find(({ schedule_id }) => schedule_id === id);
      return {
        ...(row && { row: toWatched(row) }),
        changes: changes
          .filter(({ schedule_id }) => schedule_id === id)
          .map(toChange),
      };
    });
  }

  async advance(
    advance: Parameters<WatchStore['advance']>[0],
  ): Promise<boolean> {
    return this.#db.transaction(async tx => {
      if (!(await step(tx, advance))) return false;
      await insertMessages(tx, advance.messages);
      return true;
    });
  }

  #untold(ids: readonly string[], changedAfter: Date): Promise<ChangeRow[]> {
    return this.#db<ChangeRow>('changes')
      .leftJoin(
        'watched_schedules as watched',
        'watched.schedule_id',
        'changes.schedule_id',
      )
      .whereIn('changes.schedule_id', [...ids])
      .where('changes.changed_at', '>', changedAfter.getTime())
      .where(told =>
        told
          .whereNull('watched.change_sequence')
          .orWhere(
            'changes.sequence',
            '>',
            this.#db.ref('watched.change_sequence'),
          ),
      )
      .orderBy('changes.sequence')
      .select('changes.*');
  }
}

/** @returns false when somebody else was quicker */
async function step(
  tx: Knex.Transaction,
  { id, from, to, changes }: Parameters<WatchStore['advance']>[0],
): Promise<boolean> {
  const last = changes.at(-1)?.sequence;
  const watched = () => tx<WatchedScheduleRow>('watched_schedules');
  if (!to) {
    if (!from) return false;
    const of = { schedule_id: id, step: from.step };
    return (await watched().where(of).delete()) > 0;
  }
  const columns = {
    seen_json: JSON.stringify(to.seen),
    state_json: JSON.stringify(to.state),
  };
  if (from) {
    const found = await watched()
      .where({ schedule_id: id, step: from.step })
      .update({
        ...columns,
        step: from.step + 1,
        ...(last !== undefined && { change_sequence: last }),
      });
    return found > 0;
  }
  const made = await watched()
    .insert({
      schedule_id: id,
      step: 1,
      change_sequence: last ?? 0,
      ...columns,
    })
    .onConflict('schedule_id')
    .ignore()
    .returning('schedule_id');
  return made.length > 0;
}
