import { NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import {
  nextRevision,
  recordChange,
  touchSchedule,
} from './operations/changeSchedule';
import { insertOverride } from './operations/insertOverride';
import { insertVersion } from './operations/insertVersion';
import { readSchedules } from './operations/readSchedules';
import {
  dateOf,
  type ChangeRow,
  type OverrideRow,
  type RevisionRow,
  type ScheduleRow,
} from './rows';
import type {
  Deed,
  KeptChange,
  KeptFields,
  ScheduleStore,
} from './ScheduleStore';

type Request<Method extends keyof ScheduleStore> = Parameters<
  ScheduleStore[Method]
>[0];

const rowOf = ({ name, description, teamRef, level }: KeptFields) => ({
  name,
  description: description ?? null,
  team_ref: teamRef,
  level,
});

/** Keeps schedules in SQLite or PostgreSQL. */
export class DatabaseScheduleStore implements ScheduleStore {
  readonly #db: Knex;
  #onChange: () => void = () => undefined;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Called after each change that this process made. */
  onChange(listener: () => void): void {
    this.#onChange = listener;
  }

  async readRevision(): Promise<number> {
    const [{ revision }] = await this.#db<RevisionRow>('revisions').select(
      'revision',
    );
    return Number(revision);
  }

  async readChanged(known: ReadonlyMap<string, number>) {
    return this.#db.transaction(tx => readSchedules(tx, known), {
      // Of one state, although it is read in several statements; SQLite knows only that.
      ...(this.#db.client.config.client === 'pg' && {
        isolationLevel: 'repeatable read',
      }),
    });
  }

  async readChanges(scheduleId: string, limit: number): Promise<KeptChange[]> {
    const rows = await this.#db<ChangeRow>('changes')
      .where({ schedule_id: scheduleId })
      .orderBy('sequence', 'desc')
      .limit(limit);
    return rows.map(row => ({
      id: `${row.sequence}`,
      kind: row.kind as KeptChange['kind'],
      changedBy: row.changed_by,
      changedAt: dateOf(row.changed_at),
      ...JSON.parse(row.details_json),
    }));
  }

  async create(request: Request<'create'>, deed: Deed): Promise<void> {
    const { id, fields, version } = request;
    await this.#db.transaction(async tx => {
      const row: ScheduleRow = {
        id,
        ...rowOf(fields),
        revision: await nextRevision(tx),
        created_at: deed.now.getTime(),
      };
      await tx('schedules').insert(row);
      await insertVersion(tx, id, version, deed);
      const change = {
        scheduleId: id,
        kind: 'created',
        details: { version: 1 },
      };
      await recordChange(tx, change, deed);
    });
    this.#onChange();
  }

  async update(request: Request<'update'>, deed: Deed): Promise<void> {
    const { id, baseRevision, fields } = request;
    await this.#change(id, baseRevision, async tx => {
      await tx<ScheduleRow>('schedules').where({ id }).update(rowOf(fields));
      await recordChange(
        tx,
        { scheduleId: id, kind: 'renamed', details: {} },
        deed,
      );
    });
  }

  async saveVersion(
    request: Request<'saveVersion'>,
    deed: Deed,
  ): Promise<void> {
    const { id, baseRevision, version } = request;
    await this.#change(id, baseRevision, async tx => {
      const number = await insertVersion(tx, id, version, deed);
      const details = { version: number, note: version.note };
      await recordChange(
        tx,
        { scheduleId: id, kind: 'version-saved', details },
        deed,
      );
    });
  }

  async addOverride(
    request: Request<'addOverride'>,
    deed: Deed,
  ): Promise<void> {
    const { id, override } = request;
    await this.#change(id, undefined, async tx => {
      if (!(await insertOverride(tx, id, override, deed))) return;
      const details = { override: override.override };
      await recordChange(
        tx,
        { scheduleId: id, kind: 'override-added', details },
        deed,
      );
    });
  }

  async removeOverride(
    request: Request<'removeOverride'>,
    deed: Deed,
  ): Promise<boolean> {
    const { id, overrideId, rest } = request;
    return this.#change(id, undefined, async tx => {
      const of = () =>
        tx<OverrideRow>('overrides').where({ id: overrideId, schedule_id: id });
      const found = await of().first();
      if (!found) return false;
      if (rest) {
        await of().update({
          ends_at: rest.endsAt.getTime(),
          override_json: JSON.stringify(rest.override),
        });
      } else {
        await of().delete();
      }
      const details = { override: JSON.parse(found.override_json) };
      await recordChange(
        tx,
        { scheduleId: id, kind: 'override-removed', details },
        deed,
      );
      return true;
    });
  }

  async remove(id: string, deed: Deed): Promise<boolean> {
    const isRemoved = await this.#db.transaction(async tx => {
      await nextRevision(tx);
      for (const table of ['overrides', 'versions', 'changes']) {
        await tx(table).where({ schedule_id: id }).delete();
      }
      if ((await tx('schedules').where({ id }).delete()) === 0) return false;
      // Until it was told; then this row goes as well.
      const change = { scheduleId: id, kind: 'deleted', details: {} };
      await recordChange(tx, change, deed);
      return true;
    });
    this.#onChange();
    return isRemoved;
  }

  async #change<T>(
    id: string,
    baseRevision: number | undefined,
    work: (tx: Knex.Transaction) => Promise<T>,
  ): Promise<T> {
    const done = await this.#db.transaction(async tx => {
      if (!(await touchSchedule(tx, id, baseRevision))) {
        throw new NotFoundError('There is no such schedule any more');
      }
      return work(tx);
    });
    this.#onChange();
    return done;
  }
}
