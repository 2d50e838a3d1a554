import { inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { CalendarLinkStore, KeptLink } from './CalendarLinkStore';
import { dateOf, type CalendarLinkRow } from './rows';

const CHUNK = 500;

const toLink = (row: CalendarLinkRow): KeptLink => ({
  id: row.id,
  kind: row.kind,
  target: row.target,
  ownerRef: row.owner_ref,
  createdAt: dateOf(row.created_at),
  lastUsedAt: row.last_used_at === null ? undefined : dateOf(row.last_used_at),
  lapsedAt: row.lapsed_at === null ? undefined : dateOf(row.lapsed_at),
});

/** Keeps the links of calendars in SQLite or PostgreSQL. */
export class DatabaseCalendarLinkStore implements CalendarLinkStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async create(
    request: Parameters<CalendarLinkStore['create']>[0],
  ): Promise<boolean> {
    const { link, tokenHash, most } = request;
    return this.#db.transaction(async tx => {
      const links = () => tx<CalendarLinkRow>('calendar_links');
      const [{ count }] = await links()
        .where({ owner_ref: link.ownerRef })
        .count({ count: '*' });
      if (Number(count) >= most) return false;
      await links().insert({
        id: link.id,
        token_hash: tokenHash,
        kind: link.kind,
        target: link.target,
        owner_ref: link.ownerRef,
        created_at: link.createdAt.getTime(),
        last_used_at: null,
        lapsed_at: null,
      });
      return true;
    });
  }

  async findByTokenHash(tokenHash: string): Promise<KeptLink | undefined> {
    const row = await this.#links().where({ token_hash: tokenHash }).first();
    return row && toLink(row);
  }

  async listOf(ownerRef: string): Promise<KeptLink[]> {
    const rows = await this.#links()
      .where({ owner_ref: ownerRef })
      .orderBy([{ column: 'created_at', order: 'desc' }, 'id']);
    return rows.map(toLink);
  }

  async readAll(): Promise<KeptLink[]> {
    return (await this.#links().select()).map(toLink);
  }

  async remove(request: { id: string; ownerRef: string }): Promise<boolean> {
    const { id, ownerRef } = request;
    const of = this.#links().where({ id, owner_ref: ownerRef });
    return (await of.delete()) > 0;
  }

  async markUsed(id: string, now: Date): Promise<void> {
    await this.#links().where({ id }).update({ last_used_at: now.getTime() });
  }

  async markLapsed(
    ids: readonly string[],
    lapsedAt: Date | undefined,
  ): Promise<void> {
    for (const some of inBatches(ids, CHUNK)) {
      await this.#links()
        .whereIn('id', some)
        .update({ lapsed_at: lapsedAt?.getTime() ?? null });
    }
  }

  async removeLapsed(before: Date): Promise<void> {
    await this.#links().where('lapsed_at', '<', before.getTime()).delete();
  }

  #links() {
    return this.#db<CalendarLinkRow>('calendar_links');
  }
}
