import type { Knex } from 'knex';
import type { HistoryStore, KeptChange } from './HistoryStore';
import type { EntityRow, OwnershipChangeRow } from './operations/rows';

type Row = OwnershipChangeRow & { id: number | string };

/** Of one entity; who owned it before those speaks for nobody. */
const MAX_PREVIOUS_OWNERS = 10;

function toKeptChange(row: Row): KeptChange {
  return {
    id: Number(row.id),
    change: row.change,
    ownerRef: row.owner_ref ?? undefined,
    toRef: row.to_ref ?? undefined,
    actorRef: row.actor_ref ?? undefined,
    happenedAt: new Date(Number(row.happened_at)),
    text: row.text ?? undefined,
    role: row.role ?? undefined,
    transferId: row.transfer_id ?? undefined,
  };
}

/** Reads the history from SQLite or PostgreSQL. */
export class DatabaseHistoryStore implements HistoryStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async getChanges(request: {
    entityRef: string;
    limit: number;
    beforeId?: number;
    withoutTransfersTo: string[];
  }): Promise<KeptChange[]> {
    const { entityRef, limit, beforeId, withoutTransfersTo } = request;
    const query = this.#db('ownership_changes')
      .where({ entity_ref: entityRef })
      .orderBy('id', 'desc')
      .limit(limit);
    if (beforeId !== undefined) query.where('id', '<', beforeId);
    if (withoutTransfersTo.length > 0) {
      query.where(shown =>
        shown
          .whereNull('transfer_id')
          .orWhereNotIn('to_ref', withoutTransfersTo),
      );
    }
    const rows: Row[] = await query;
    return rows.map(toKeptChange);
  }

  async countChanges(
    entityRef: string,
  ): Promise<{ receiverRef?: string; count: number }[]> {
    const rows: { receiver: string | null; count: number | string }[] =
      await this.#db('ownership_changes')
        .where({ entity_ref: entityRef })
        .groupBy('receiver')
        .select(
          this.#db.raw(
            'case when transfer_id is not null then to_ref end as receiver',
          ),
        )
        .count({ count: '*' });
    return rows.map(({ receiver, count }) => ({
      ...(receiver !== null && { receiverRef: receiver }),
      count: Number(count),
    }));
  }

  async getFirstSeen(entityRef: string): Promise<Date | undefined> {
    const row: Pick<EntityRow, 'first_seen_at'> | undefined = await this.#db(
      'entities',
    )
      .where({ entity_ref: entityRef })
      .first('first_seen_at');
    return row?.first_seen_at ? new Date(Number(row.first_seen_at)) : undefined;
  }

  async getPreviousOwners(
    entityRefs: string[],
  ): Promise<{ entityRef: string; ownerRef: string; until: Date }[]> {
    const each = this.#db('ownership_changes')
      .whereIn('entity_ref', entityRefs)
      .where('change', 'owner-changed')
      .whereNotNull('owner_ref')
      .groupBy('entity_ref', 'owner_ref')
      .select('entity_ref', 'owner_ref')
      .max({ id: 'id', happened_at: 'happened_at' });
    const ranked = this.#db
      .from(each.as('each'))
      .select(
        '*',
        this.#db.raw(
          'row_number() over (partition by entity_ref order by id desc) as nth',
        ),
      );
    const rows: Pick<Row, 'entity_ref' | 'owner_ref' | 'happened_at'>[] =
      await this.#db
        .from(ranked.as('ranked'))
        .where('nth', '<=', MAX_PREVIOUS_OWNERS)
        .orderBy('id', 'desc')
        .select('entity_ref', 'owner_ref', 'happened_at');
    return rows.map(row => ({
      entityRef: row.entity_ref,
      ownerRef: row.owner_ref!,
      until: new Date(Number(row.happened_at)),
    }));
  }
}
