import { inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import { insertMessages } from './operations/insertMessages';
import type { ServiceWatchRow, WatchedServiceRow } from './rows';
import type { ServiceWatchStore, WatchedService } from './ServiceWatchStore';

const ONE = 1;
/** SQLite takes no more than 500 rows in one statement. */
const ROWS = 100;

const toRow = (service: WatchedService): WatchedServiceRow => ({
  entity_ref: service.entityRef,
  team_ref: service.teamRef ?? null,
  problem: service.problem ?? null,
});

/** Keeps what was told of services in SQLite or PostgreSQL. */
export class DatabaseServiceWatchStore implements ServiceWatchStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** The step first: rows that are newer than it are noticed when it is advanced. */
  async read(): ReturnType<ServiceWatchStore['read']> {
    const watch = await this.#db<ServiceWatchRow>('service_watch').first();
    const rows = await this.#db<WatchedServiceRow>('watched_services');
    return {
      step: watch && Number(watch.step),
      services: rows.map(row => ({
        entityRef: row.entity_ref,
        teamRef: row.team_ref ?? undefined,
        problem: row.problem ?? undefined,
      })),
    };
  }

  async advance({
    from,
    changed,
    gone,
    messages,
  }: Parameters<ServiceWatchStore['advance']>[0]): Promise<boolean> {
    return this.#db.transaction(async tx => {
      if (!(await takeStep(tx, from))) return false;
      for (const rows of inBatches(changed.map(toRow), ROWS)) {
        await tx<WatchedServiceRow>('watched_services')
          .insert(rows)
          .onConflict('entity_ref')
          .merge();
      }
      for (const refs of inBatches(gone, ROWS)) {
        await tx<WatchedServiceRow>('watched_services')
          .whereIn('entity_ref', refs)
          .delete();
      }
      await insertMessages(tx, messages);
      return true;
    });
  }
}

/** @returns false when somebody else was quicker */
async function takeStep(tx: Knex.Transaction, from?: number): Promise<boolean> {
  const watch = () => tx<ServiceWatchRow>('service_watch');
  if (from !== undefined) {
    const of = { id: ONE, step: from };
    return (
      (await watch()
        .where(of)
        .update({ step: from + 1 })) > 0
    );
  }
  const made = await watch()
    .insert({ id: ONE, step: 1 })
    .onConflict('id')
    .ignore()
    .returning('id');
  return made.length > 0;
}
