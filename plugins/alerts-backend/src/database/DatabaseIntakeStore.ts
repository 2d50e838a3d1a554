import { isPostgres, plainText, Together } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type {
  IntakeStore,
  LaneBatch,
  NewDelivery,
  WorkedLane,
} from './IntakeStore';
import type { LaneChanges } from '../lifecycle/LaneNotes';
import { readLaneBatch } from './operations/readLaneBatch';
import { writeLaneChanges } from './operations/writeLaneChanges';
import { insertRows } from './operations/writeRows';
import { jsonOf } from './values';

const MOST_ATTEMPTS = 5;
/** Before the second attempt; each further one waits four times as long. */
const FIRST_WAIT_MS = 1_000;
const MOST_PROBLEM = 2_000;
/** Lanes that are looked at in a round. */
const MOST_LANES = 500;

/** Deliveries that a statement keeps, and characters of these. */
const MOST_ROWS = 100;
const MOST_CHARACTERS = 4_000_000;
/** Of a stream of 500 a second five come in this time; a sender does not feel it. */
const PAUSE_MS = 10;

const COLUMNS = {
  lane_id: 'text',
  kind: 'text',
  body_hash: 'text',
  incoming_json: 'text',
  actor_ref: 'text',
  received_at: 'bigint',
  next_at: 'bigint',
  state: 'text',
  attempts: 'integer',
} as const;

function toRow(delivery: NewDelivery) {
  const { laneId, kind, bodyHash, incoming, receivedAt } = delivery;
  return {
    ...{ lane_id: laneId, kind, body_hash: bodyHash },
    incoming_json: jsonOf(incoming),
    actor_ref: delivery.actorRef,
    ...{ received_at: receivedAt, next_at: receivedAt },
    ...{ state: 'waiting', attempts: 0 },
  };
}

type NewRow = ReturnType<typeof toRow>;

/** How many of these a statement keeps, at least one. */
function roomFor(waiting: readonly NewRow[]): number {
  let size = 0;
  const last = waiting
    .slice(0, MOST_ROWS)
    .findIndex(({ incoming_json: { length } }) => {
      size += length;
      return size > MOST_CHARACTERS;
    });
  return last === -1 ? Math.min(waiting.length, MOST_ROWS) : Math.max(1, last);
}

/** Keeps deliveries in SQLite or PostgreSQL, and makes alerts of them. */
export class DatabaseIntakeStore implements IntakeStore {
  readonly #db: Knex;
  readonly #adding: Together<NewRow, void>;

  constructor(db: Knex) {
    this.#db = db;
    this.#adding = new Together<NewRow, void>({
      most: roomFor,
      work: async rows => {
        await insertRows(db, { table: 'deliveries', columns: COLUMNS, rows });
        return rows.map(() => undefined);
      },
      pauseMs: PAUSE_MS,
    });
  }

  async add(delivery: NewDelivery): Promise<void> {
    await this.#adding.do(toRow(delivery));
  }

  async readLanes(now: number): Promise<string[]> {
    return this.#db('deliveries')
      .where({ state: 'waiting' })
      .where('next_at', '<=', now)
      .distinct('lane_id')
      .limit(MOST_LANES)
      .pluck('lane_id');
  }

  async workLane(options: {
    laneId: string;
    now: number;
    limit: number;
    work: (batch: LaneBatch) => LaneChanges;
  }): Promise<WorkedLane | undefined> {
    return this.#db.transaction(async tx => {
      if (!(await this.#hold(tx, options.laneId))) return undefined;
      const batch = await readLaneBatch(tx, options);
      if (batch.deliveries.length === 0) return undefined;
      const changes = options.work(batch);
      await writeLaneChanges(tx, changes);
      await tx('deliveries')
        .whereIn(
          'id',
          batch.deliveries.map(({ id }) => id),
        )
        // Nobody reads it again; the row knows the same bytes again.
        .update({ state: 'done', incoming_json: '{}', problem: null });
      return { count: batch.deliveries.length, changes };
    });
  }

  async fail(options: {
    laneId: string;
    now: number;
    problem: string;
  }): Promise<'waiting' | 'dead' | undefined> {
    const { laneId, now, problem } = options;
    return this.#db.transaction(async tx => {
      if (!(await this.#hold(tx, laneId))) return undefined;
      const row: { id: number | string; attempts: number } | undefined =
        await tx('deliveries')
          .where({ state: 'waiting', lane_id: laneId })
          .where('next_at', '<=', now)
          .orderBy('id')
          .first('id', 'attempts');
      if (!row) return undefined;
      const attempts = row.attempts + 1;
      const state = attempts < MOST_ATTEMPTS ? 'waiting' : 'dead';
      await tx('deliveries')
        .where({ id: row.id })
        .update({
          attempts,
          state,
          problem: plainText(problem.slice(0, MOST_PROBLEM)),
          next_at: now + FIRST_WAIT_MS * 4 ** (attempts - 1),
        });
      return state;
    });
  }

  async revive(now: number): Promise<number> {
    return this.#db('deliveries')
      .where({ state: 'dead' })
      .update({ state: 'waiting', attempts: 0, next_at: now });
  }

  async countWaiting(): Promise<number> {
    const [{ count }] = await this.#db('deliveries')
      .where({ state: 'waiting' })
      .count({ count: '*' });
    return Number(count);
  }

  /** One process has a lane at a time. SQLite has one writer anyway. */
  async #hold(tx: Knex.Transaction, laneId: string): Promise<boolean> {
    const lane = tx('intake_lanes').where({ id: laneId }).select('id');
    const found: unknown[] = await (isPostgres(tx)
      ? lane.forUpdate().skipLocked()
      : lane);
    return found.length > 0;
  }
}
