import { textRows } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { ChangeFeed, FeedPosition } from './ChangeFeed';
import type { Big } from './columns';
import type { HeadRecord } from './EntityStore';
import { toExemption, type ExemptionRow } from './exemptionRows';
import type { ExemptionRecord } from './ExemptionStore';
import { toFacts, type FactsRow } from './factRows';
import type { FactsRecord } from './FactStore';
import { toHead, type HeadRow } from './headRows';
import { readAfter } from './operations/readAfter';
import { toResult, type ResultRow } from './resultRows';
import type { ResultRecord } from './ResultStore';

/** Tells changes from SQLite or PostgreSQL. */
export class DatabaseChangeFeed implements ChangeFeed {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async readPosition(): Promise<FeedPosition> {
    const counter = (name: string) =>
      this.#db('counters').where({ name }).select('value');
    const row: { seq: Big; rules: Big | null; providers: Big } =
      await this.#db.first({
        seq: counter('changes'),
        rules: this.#db('documents').max('seq'),
        providers: counter('providers'),
      });
    return {
      seq: Number(row.seq),
      rulesSeq: Number(row.rules ?? 0),
      providersSeq: Number(row.providers),
    };
  }

  readHeads(after: number): AsyncIterable<HeadRecord[]> {
    return readAfter<HeadRow, HeadRecord>(
      this.#db,
      { table: 'entities', keys: ['entity_ref'], toRecord: toHead },
      after,
    );
  }

  readFacts(after: number): AsyncIterable<FactsRecord[]> {
    return readAfter<FactsRow, FactsRecord>(
      this.#db,
      {
        table: 'facts',
        keys: ['entity_ref', 'provider_id'],
        toRecord: toFacts,
      },
      after,
    );
  }

  readResults(after: number): AsyncIterable<ResultRecord[]> {
    return readAfter<ResultRow, ResultRecord>(
      this.#db,
      { table: 'results', keys: ['entity_ref'], toRecord: toResult },
      after,
    );
  }

  async readExemptionsOf(
    entityRefs: readonly string[],
  ): Promise<ExemptionRecord[]> {
    const rows: ExemptionRow[] = await this.#db<ExemptionRow>('exemptions')
      .where({ state: 'approved' })
      .whereIn('entity_ref', textRows(this.#db, entityRefs));
    return rows.map(toExemption);
  }

  readExemptions(after: number): AsyncIterable<ExemptionRecord[]> {
    return readAfter<ExemptionRow, ExemptionRecord>(
      this.#db,
      { table: 'exemptions', keys: ['id'], toRecord: toExemption },
      after,
    );
  }
}
