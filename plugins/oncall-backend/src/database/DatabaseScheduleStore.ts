import { NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import {
  nextRevision,
  recordChange,
  touchSchedule,
} from './operations/changeSchedule';
import { eraseDeleted } from './operations/eraseDeleted';
import { insertOverride } from './operations/insertOverride';
import { insertVersion } from './operations/insertVersion';
import { readSchedules, readWhole } from './operations/readSchedules';
import {
  dateOf,
  type ChangeRow,
  type OverrideRow,
  type RevisionRow,
  type ScheduleRow,
} from './rows';
import type {
  Deed,
  DeletedSchedule,
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
        deleted_at: null,
        deleted_by: null,
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
    const { actorRef, now } = deed;
    return this.#mark({ id }, async tx => {
      await recordChange(
        tx,
        { scheduleId: id, kind: 'deleted', details: {} },
        deed,
      );
      return { deleted_at: now.getTime(), deleted_by: actorRef };
    });
  }

  async readDeleted(id: string): Promise<DeletedSchedule | undefined> {
    return this.#db.transaction(async tx => {
      const row = await tx<ScheduleRow>('schedules').where({ id }).first();
      if (!row || row.deleted_at === null) return undefined;
      const [schedule] = await readWhole(tx, [id]);
      return { schedule, deletedAt: dateOf(row.deleted_at) };
    });
  }

  async restore(request: Request<'restore'>, deed: Deed): Promise<boolean> {
    const { id, deletedAt, absence } = request;
    return this.#mark({ id, deletedAt }, async tx => {
      if (absence) await insertOverride(tx, id, absence, deed);
      await recordChange(
        tx,
        { scheduleId: id, kind: 'restored', details: {} },
        deed,
      );
      return { deleted_at: null, deleted_by: null };
    });
  }

  async eraseDeleted(before: Date, limit: number): Promise<number> {
    return this.#db.transaction(tx =>
      eraseDeleted(tx, before.getTime(), limit),
    );
  }

  /** Deletes a schedule, or brings one back that was deleted then. */
  async #mark(
    { id, deletedAt }: { id: string; deletedAt?: Date },
    work: (
      tx: Knex.Transaction,
    ) => Promise<Pick<ScheduleRow, 'deleted_at' | 'deleted_by'>>,
  ): Promise<boolean> {
    const isDone = await this.#db.transaction(async tx => {
      const revision = await nextRevision(tx);
      const row = await tx<ScheduleRow>('schedules')
        .where({ id })
        .forUpdate()
        .first();
      const found = row?.deleted_at ?? undefined;
      const isAsRead =
        found === undefined
          ? deletedAt === undefined
          : Number(found) === deletedAt?.getTime();
      if (!row || !isAsRead) return false;
      const columns = { ...(await work(tx)), revision };
      await tx<ScheduleRow>('schedules').where({ id }).update(columns);
      return true;
    });
    this.#onChange();
    return isDone;
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
