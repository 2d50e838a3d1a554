import type { Knex } from 'knex';
import { numberOf, type Big } from '../database/columns';
import type { PastClaim, PastStore } from './PastStore';

interface PastRow {
  told_up_to: Big | null;
  ended_at: Big | null;
}

/** Keeps how far the past was taken in, in the only row of a table. */
export class DatabasePastStore implements PastStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async claim({
    by,
    now,
    until,
  }: Parameters<PastStore['claim']>[0]): Promise<PastClaim> {
    return this.#db.transaction(async tx => {
      const [row]: PastRow[] = await tx('pasts')
        .whereNull('ended_at')
        .andWhere('held_until', '<=', now)
        .update({ held_by: by, held_until: until })
        .returning(['told_up_to', 'ended_at']);
      if (!row) {
        const { ended_at: endedAt }: PastRow = await tx('pasts').first();
        return { outcome: endedAt === null ? 'held' : 'over' };
      }
      const toldUpTo = numberOf(row.told_up_to);
      if (toldUpTo !== undefined) return { outcome: 'mine', toldUpTo };
      // What is there was judged without a past, and nothing goes below it.
      const [entity] = await tx('entities').select('entity_ref').limit(1);
      if (entity) {
        await tx('pasts').update({ ended_at: now });
        return { outcome: 'over' };
      }
      await tx('pasts').update({ told_up_to: 0 });
      return { outcome: 'mine' };
    });
  }

  async keep({
    by,
    until,
    toldUpTo,
  }: Parameters<PastStore['keep']>[0]): Promise<boolean> {
    const kept = await this.#db('pasts')
      .where({ held_by: by })
      .whereNull('ended_at')
      .update({
        held_until: until,
        ...(toldUpTo !== undefined && { told_up_to: toldUpTo }),
      });
    return kept > 0;
  }

  async release(by: string): Promise<void> {
    await this.#db('pasts').where({ held_by: by }).update({ held_until: 0 });
  }

  async end(by: string, at: number): Promise<void> {
    await this.#db('pasts').where({ held_by: by }).update({ ended_at: at });
  }
}
