import { isPostgres } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { ClaimedStep, DueStore } from './DueStore';
import type { Big } from './values';

/** Longer than on-call may take to answer. A process that dies lets go after this. */
const CLAIM_MS = 15_000;

interface DueRow {
  id: Big;
  alert_id: string;
  kind: ClaimedStep['kind'];
  round: number | null;
  step: number | null;
  due_at: Big;
}

const toStep = (row: DueRow): ClaimedStep => ({
  id: Number(row.id),
  alertId: row.alert_id,
  kind: row.kind,
  round: row.round ?? undefined,
  step: row.step ?? undefined,
  dueAt: Number(row.due_at),
});

/** Keeps what is due in SQLite or PostgreSQL. */
export class DatabaseDueStore implements DueStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async claim(now: number, limit: number): Promise<ClaimedStep[]> {
    const free = this.#due(now)
      .where('claimed_until', '<=', now)
      .orderBy(['due_at', 'id'])
      .limit(limit)
      .select('id');
    const rows: DueRow[] = await this.#db('due_steps')
      .whereIn(
        'id',
        isPostgres(this.#db) ? free.forUpdate().skipLocked() : free,
      )
      .update({ claimed_until: now + CLAIM_MS })
      .returning(['id', 'alert_id', 'kind', 'round', 'step', 'due_at']);
    return rows.map(toStep).sort((a, b) => a.dueAt - b.dueAt || a.id - b.id);
  }

  async release(ids: readonly number[], until: number): Promise<void> {
    await this.#db('due_steps')
      .whereIn('id', [...ids])
      .where({ state: 'pending' })
      .update({ claimed_until: until });
  }

  async oldestDue(now: number): Promise<number | undefined> {
    const row: { due_at: Big } | undefined = await this.#due(now)
      .orderBy('due_at')
      .first('due_at');
    return row && Number(row.due_at);
  }

  #due(now: number) {
    return this.#db('due_steps')
      .where({ state: 'pending' })
      .where('due_at', '<=', now);
  }
}
