import type { Knex } from 'knex';
import { textRows } from '@internal/backend-kit';
import {
  toFactChange,
  toFacts,
  type FactChangeRow,
  type FactsRow,
} from './factRows';
import type {
  FactChangeRecord,
  FactsRecord,
  FactStore,
  ToldFacts,
  WrittenFacts,
} from './FactStore';
import { holdFacts } from './operations/facts/holdFacts';
import { writeFacts } from './operations/facts/writeFacts';

/** Keeps facts in SQLite or PostgreSQL. */
export class DatabaseFactStore implements FactStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async write(told: ToldFacts): Promise<WrittenFacts> {
    return writeFacts(this.#db, told);
  }

  async hold(held: Parameters<FactStore['hold']>[0]): Promise<void> {
    await holdFacts(this.#db, held);
  }

  async read(
    entityRefs: readonly string[],
    providerIds?: readonly string[],
  ): Promise<FactsRecord[]> {
    const rows: FactsRow[] = await this.#db<FactsRow>('facts')
      .whereIn('entity_ref', textRows(this.#db, entityRefs))
      .modify(all => {
        if (providerIds) all.whereIn('provider_id', providerIds);
      })
      .orderBy(['entity_ref', 'provider_id']);
    return rows.map(toFacts);
  }

  async readChanges({
    entityRef,
    fact,
    before,
    limit,
  }: Parameters<FactStore['readChanges']>[0]): Promise<FactChangeRecord[]> {
    const rows: FactChangeRow[] = await this.#db<FactChangeRow>('fact_changes')
      .where({ entity_ref: entityRef })
      .modify(all => {
        if (fact !== undefined) all.where({ fact });
        if (before !== undefined) all.where('id', '<', before);
      })
      .orderBy('id', 'desc')
      .limit(limit);
    return rows.map(toFactChange);
  }
}
