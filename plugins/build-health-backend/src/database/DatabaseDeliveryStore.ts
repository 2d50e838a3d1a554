import type { Knex } from 'knex';
import { Together } from '@internal/backend-kit';
import type {
  DeadDelivery,
  DeliveryCounts,
  DeliverySelection,
  DeliveryStage,
  DeliveryStore,
  WaitingDelivery,
} from './DeliveryStore';
import {
  addDeliveries,
  roomFor,
  type NewDelivery,
} from './operations/addDeliveries';
import { countDeliveries } from './operations/countDeliveries';

const MOST_ATTEMPTS = 5;
/** Wait before the second attempt; each further one waits four times as long: 5 s, 20 s, 80 s, 5 min 20 s. */
const FIRST_WAIT_MS = 5_000;
const MOST_PROBLEM = 2_000;
/** Of a stream of 500 a second ten come in this time; each statement takes as long as ten of its rows. */
const PAUSE_MS = 20;
/** Deliveries that are removed by a statement, some 10 kB each: others write meanwhile. */
const REMOVED = 200;
/** Bytes of bodies that are taken together: two of the largest. */
const MOST_BODY = 8_000_000;

interface DeliveryRow {
  /** PostgreSQL gives text. */
  id: number | string;
  source_id: string;
  delivery_key: string;
  kind: string;
  body: string;
  state: 'waiting' | 'done' | 'dead';
  stage: DeliveryStage;
  attempts: number;
  problem: string | null;
  received_at: number | string;
  next_at: number | string;
  repeats: number;
}

const dateOf = (at: number | string) => new Date(Number(at));

const toWaiting = (row: DeliveryRow): WaitingDelivery => ({
  id: Number(row.id),
  sourceId: row.source_id,
  kind: row.kind,
  body: row.body,
  receivedAt: dateOf(row.received_at),
  attempts: row.attempts,
});

/** It may name what was sent; PostgreSQL keeps no NUL. */
const keptProblem = (problem: string) =>
  problem.slice(0, MOST_PROBLEM).replaceAll('\0', '\ufffd');

const ofSources =
  (which: DeliverySelection | undefined) => (query: Knex.QueryBuilder) => {
    if (!which) return;
    if ('source' in which) query.where({ source_id: which.source });
    else query.whereNotIn('source_id', which.notOf);
  };

interface BodySize {
  id: number | string;
  length: number | string;
}

/** As many as there is room for, and at least one. */
function withinSize(found: readonly BodySize[]): (number | string)[] {
  let size = 0;
  const last = found.findIndex(({ length }) => {
    size += Number(length);
    return size > MOST_BODY;
  });
  const count = last === -1 ? found.length : Math.max(1, last);
  return found.slice(0, count).map(({ id }) => id);
}

/** Keeps deliveries in SQLite or PostgreSQL. */
export class DatabaseDeliveryStore implements DeliveryStore {
  readonly #db: Knex;
  readonly #adding: Together<NewDelivery, boolean>;

  constructor(db: Knex) {
    this.#db = db;
    this.#adding = new Together({
      most: roomFor,
      work: deliveries => addDeliveries(db, deliveries),
      pauseMs: PAUSE_MS,
    });
  }

  async add(
    delivery: Pick<NewDelivery, 'sourceId' | 'key' | 'kind' | 'body'>,
    now: Date,
    {
      countsRepeat = true,
      revives = true,
    }: Parameters<DeliveryStore['add']>[2] = {},
  ): Promise<boolean> {
    return this.#adding.do({ ...delivery, now, countsRepeat, revives });
  }

  async take(
    options: Parameters<DeliveryStore['take']>[0],
  ): Promise<WaitingDelivery[]> {
    const { now, forMs, limit, stage, which } = options;
    const isPostgres = this.#db.client.config.client === 'pg';
    return this.#db.transaction(async tx => {
      const next = tx('deliveries')
        .where({ state: 'waiting', stage })
        .modify(ofSources(which))
        .where('next_at', '<=', now.getTime())
        .orderBy('id')
        .limit(limit)
        // Told by how the row is kept; to count characters, each body that waits would be read.
        .select('id', tx.raw('octet_length(body) as length'));
      // Another worker takes the ones behind these. SQLite has one writer anyway.
      const found: BodySize[] = await (isPostgres
        ? next.forUpdate().skipLocked()
        : next);
      const ids = withinSize(found);
      if (ids.length === 0) return [];
      const rows: DeliveryRow[] = await tx('deliveries')
        .whereIn('id', ids)
        .update({ next_at: now.getTime() + forMs })
        .returning('*');
      return rows.map(toWaiting).sort((a, b) => a.id - b.id);
    });
  }

  async giveBack(ids: readonly number[], now: Date): Promise<void> {
    if (ids.length === 0) return;
    await this.#waiting().whereIn('id', ids).update({ next_at: now.getTime() });
  }

  async done(ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return;
    await this.#deliveries().whereIn('id', ids).update({
      state: 'done',
      problem: null,
      // Nobody reads it again, and it holds names and addresses; the row knows the same delivery again.
      body: '',
    });
  }

  async handOn(ids: readonly number[], now: Date): Promise<void> {
    await this.#waiting()
      .whereIn('id', ids)
      .update({ stage: 'tests', attempts: 0, next_at: now.getTime() });
  }

  async postpone(
    id: number,
    { problem, until }: { problem: string; until: Date },
  ): Promise<void> {
    await this.#waiting()
      .where({ id })
      .update({
        problem: keptProblem(problem),
        next_at: until.getTime(),
      });
  }

  async giveUp(id: number, problem: string): Promise<void> {
    await this.#waiting()
      .where({ id })
      .update({ state: 'dead', problem: keptProblem(problem) });
  }

  async failed(
    id: number,
    { problem, now }: { problem: string; now: Date },
  ): Promise<'waiting' | 'dead' | undefined> {
    return this.#db.transaction(async tx => {
      const row = await tx<DeliveryRow>('deliveries')
        .where({ id, state: 'waiting' })
        .first();
      if (!row) return undefined;
      const attempts = row.attempts + 1;
      const state = attempts < MOST_ATTEMPTS ? 'waiting' : 'dead';
      await tx<DeliveryRow>('deliveries')
        .where({ id, state: 'waiting' })
        .update({
          attempts,
          state,
          problem: keptProblem(problem),
          next_at: now.getTime() + FIRST_WAIT_MS * 4 ** (attempts - 1),
        });
      return state;
    });
  }

  async readDead(limit: number): Promise<DeadDelivery[]> {
    const rows = await this.#deliveries()
      .where({ state: 'dead' })
      .orderBy('id', 'desc')
      .limit(limit);
    return rows.map(row => ({
      id: Number(row.id),
      sourceId: row.source_id,
      kind: row.kind,
      receivedAt: dateOf(row.received_at),
      problem: row.problem ?? '',
    }));
  }

  async retry(id: number, now: Date): Promise<boolean> {
    const changed = await this.#deliveries()
      .where({ id, state: 'dead' })
      .update({ state: 'waiting', attempts: 0, next_at: now.getTime() });
    return changed > 0;
  }

  async counts(): Promise<Map<string, DeliveryCounts>> {
    return countDeliveries(this.#db);
  }

  async remove(state: 'done' | 'dead', before: Date): Promise<number> {
    const ids = await this.#deliveries()
      .where({ state })
      // It is the moment up to which whoever took it last had it for itself, or was to wait: there is an index of it.
      .where('next_at', '<', before.getTime())
      .limit(REMOVED)
      .pluck('id');
    // One that is tried again meanwhile stays.
    return this.#deliveries().where({ state }).whereIn('id', ids).delete();
  }

  /** What nobody has worked in or given up: who took it longest ago may come last, and changes nothing of that. */
  #waiting() {
    return this.#deliveries().where({ state: 'waiting' });
  }

  #deliveries() {
    return this.#db<DeliveryRow>('deliveries');
  }
}
