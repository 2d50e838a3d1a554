import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { plainText, textRows } from '@internal/backend-kit';
import { openKeyOf, toExemption, type ExemptionRow } from './exemptionRows';
import type {
  ExemptionQuery,
  ExemptionRecord,
  ExemptionState,
  ExemptionStore,
  NewExemption,
} from './ExemptionStore';
import { inChange } from './operations/nextSeq';

const OPEN: readonly ExemptionState[] = ['requested', 'approved'];

const toRow = (exemption: NewExemption): ExemptionRow => {
  const subject = {
    check_number: exemption.checkNumber ?? null,
    scorecard_number: exemption.scorecardNumber ?? null,
  };
  return {
    id: randomUUID(),
    entity_ref: exemption.entityRef,
    ...subject,
    open_key: openKeyOf(exemption.entityRef, subject),
    reason: plainText(exemption.reason),
    ticket: exemption.ticket === undefined ? null : plainText(exemption.ticket),
    requested_by: exemption.requestedBy,
    requested_at: exemption.requestedAt,
    until: exemption.until,
    state: 'requested',
    decided_by: null,
    decided_at: null,
    decision_note: null,
    ended_at: null,
    ended_by: null,
    seq: 0,
  };
};

/** Keeps exemptions in SQLite or PostgreSQL. */
export class DatabaseExemptionStore implements ExemptionStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async request(
    exemption: NewExemption,
  ): ReturnType<ExemptionStore['request']> {
    return inChange(this.#db, async (tx, seq) => {
      const row = { ...toRow(exemption), seq };
      const open = await tx<ExemptionRow>('exemptions')
        .where({ open_key: row.open_key })
        .first();
      if (open) return { open: toExemption(open) };
      await tx('exemptions').insert(row);
      return { made: toExemption(row) };
    });
  }

  async find(id: string): Promise<ExemptionRecord | undefined> {
    const row = await this.#db<ExemptionRow>('exemptions')
      .where({ id })
      .first();
    return row && toExemption(row);
  }

  async decide({
    id,
    state,
    by,
    at,
    note,
    until,
  }: Parameters<ExemptionStore['decide']>[0]) {
    const [decided] = await this.#change(
      rows => rows.where({ id, state: 'requested' }),
      {
        state,
        decided_by: by,
        decided_at: at,
        decision_note: note === undefined ? null : plainText(note),
        ...(until !== undefined && { until }),
        ...(state === 'refused' && { open_key: null }),
      },
    );
    return decided;
  }

  async revoke({ id, by, at }: Parameters<ExemptionStore['revoke']>[0]) {
    const [revoked] = await this.#change(
      rows => rows.where({ id }).whereIn('state', OPEN),
      { state: 'revoked', ended_at: at, ended_by: by, open_key: null },
    );
    return revoked;
  }

  async endDue(at: number): Promise<ExemptionRecord[]> {
    const due = (rows: Knex.QueryBuilder) =>
      rows.whereIn('state', OPEN).where('until', '<=', at);
    if (!(await due(this.#db('exemptions')).first('id'))) return [];
    return this.#change(due, { state: 'ended', ended_at: at, open_key: null });
  }

  async listChanged(since: number): Promise<ExemptionRecord[]> {
    const rows: ExemptionRow[] = await this.#db<ExemptionRow>('exemptions')
      .where('requested_at', '>=', since)
      .orWhere('decided_at', '>=', since)
      .orWhere('ended_at', '>=', since)
      .orderBy(['until', 'id']);
    return rows.map(toExemption);
  }

  async listEntities(
    query: Parameters<ExemptionStore['listEntities']>[0],
  ): Promise<string[]> {
    return this.#wanted(query).distinct('entity_ref').pluck('entity_ref');
  }

  async count(query: Parameters<ExemptionStore['count']>[0]): Promise<number> {
    const [{ count }] = await this.#wanted(query).count({ count: '*' });
    return Number(count);
  }

  async list(query: ExemptionQuery): Promise<ExemptionRecord[]> {
    const rows: ExemptionRow[] = await this.#wanted(query)
      .orderBy(['until', 'id'])
      .limit(query.limit);
    return rows.map(toExemption);
  }

  async readActive(): Promise<ExemptionRecord[]> {
    const rows: ExemptionRow[] = await this.#db<ExemptionRow>('exemptions')
      .where({ state: 'approved' })
      .orderBy(['until', 'id']);
    return rows.map(toExemption);
  }

  #wanted({ entityRefs, states, after }: Omit<ExemptionQuery, 'limit'>) {
    const wanted = this.#db('exemptions');
    if (entityRefs) {
      wanted.whereIn('entity_ref', textRows(this.#db, entityRefs));
    }
    if (states) wanted.whereIn('state', states);
    if (after) {
      wanted.whereRaw('(until, id) > (?, ?)', [after.until, after.id]);
    }
    return wanted;
  }

  async #change(
    which: (rows: Knex.QueryBuilder) => Knex.QueryBuilder,
    columns: Partial<ExemptionRow>,
  ): Promise<ExemptionRecord[]> {
    return inChange(this.#db, async (tx, seq) => {
      const rows: ExemptionRow[] = await which(tx('exemptions'))
        .update({ ...columns, seq })
        .returning('*');
      return rows.map(toExemption);
    });
  }
}
