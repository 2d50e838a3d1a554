import type { Knex } from 'knex';
import type { Worker } from '../engine/Pulse';
import { readFailing } from './operations/readFailing';
import type { EngineState, OpenAlerts, StateStore } from './StateStore';
import { numberOf, type Big } from './values';

const WEEK_MS = 7 * 86_400_000;

interface PulseRow {
  id: string;
  at: Big | null;
  problem: string | null;
}

interface Extent {
  count: Big;
  oldest: Big | null;
}

const extentOf = ({ count, oldest }: Extent) => ({
  waiting: Number(count),
  oldestAt: numberOf(oldest),
});

/** Reads how alerts fare in SQLite or PostgreSQL. */
export class DatabaseStateStore implements StateStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async read(now: number): Promise<EngineState> {
    const [pulses, deliveries, oldestStepAt, messages, failing] =
      await Promise.all([
        this.#pulses(),
        this.#deliveries(),
        this.#oldestStep(now),
        this.#messages(now),
        readFailing(this.#db, now),
      ]);
    return { ...pulses, deliveries, oldestStepAt, messages, failing };
  }

  async countOpen(): Promise<OpenAlerts[]> {
    const rows: {
      state: OpenAlerts['state'];
      severity: OpenAlerts['severity'];
      is_unrouted: boolean | number;
      count: Big;
    }[] = await this.#db('alerts')
      .whereIn('state', ['firing', 'acknowledged'])
      .groupBy('state', 'severity', 'is_unrouted')
      .select('state', 'severity', 'is_unrouted')
      .count({ count: '*' });
    return rows.map(({ state, severity, is_unrouted: unrouted, count }) => ({
      ...{ state, severity, isUnrouted: Boolean(unrouted) },
      count: Number(count),
    }));
  }

  async #pulses(): Promise<Pick<EngineState, 'looks' | 'beatAt' | 'watcher'>> {
    const rows: PulseRow[] = await this.#db('pulses').select(
      ...['id', 'at', 'problem'],
    );
    const { engine, watcher, ...workers } = Object.fromEntries(
      rows.map(row => [row.id, row]),
    );
    const looks: EngineState['looks'] = {};
    for (const { id, at } of Object.values(workers)) {
      if (at !== null) looks[id as Worker] = Number(at);
    }
    return {
      looks,
      beatAt: numberOf(engine.at),
      watcher: {
        at: numberOf(watcher.at),
        problem: watcher.problem ?? undefined,
      },
    };
  }

  async #deliveries(): Promise<EngineState['deliveries']> {
    const of = (state: string) => this.#db('deliveries').where({ state });
    const [waiting]: Extent[] = await of('waiting')
      .count({ count: '*' })
      .min({ oldest: 'received_at' });
    const [dead] = await of('dead').count({ count: '*' });
    return { ...extentOf(waiting), dead: Number(dead.count) };
  }

  async #oldestStep(now: number): Promise<number | undefined> {
    const row: { due_at: Big } | undefined = await this.#db('due_steps')
      .where({ state: 'pending' })
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .first('due_at');
    return row && Number(row.due_at);
  }

  async #messages(now: number): Promise<EngineState['messages']> {
    const since = 'case when claimed_until > due_at then claimed_until end';
    const [waiting]: Extent[] = await this.#db('messages')
      .where({ state: 'waiting' })
      .where('due_at', '<=', now)
      .count({ count: '*' })
      .select(
        this.#db.raw(
          `min(case when claimed_until <= ? then coalesce(${since}, due_at) end) as oldest`,
          [now],
        ),
      );
    const [failed] = await this.#db('messages')
      .where({ state: 'failed' })
      .where('created_at', '>', now - WEEK_MS)
      .count({ count: '*' });
    return { ...extentOf(waiting), failed: Number(failed.count) };
  }
}
