import type { Knex } from 'knex';
import { textRows } from '@internal/backend-kit';
import type {
  EntityPage,
  EntityStore,
  FollowedHead,
  HeadRecord,
} from './EntityStore';
import { toExemption, type ExemptionRow } from './exemptionRows';
import { toFacts, type FactsRow } from './factRows';
import { toHead, type HeadRow } from './headRows';
import { upsertHeads } from './operations/entities/upsertHeads';
import { inChange } from './operations/nextSeq';
import { toResult, type ResultRow } from './resultRows';

/** A head with its results, whose columns are null where there are none. */
type HeadWithResult = HeadRow &
  Pick<ResultRow, 'revision' | 'facts_seq' | 'rules_seq'> & {
    packed_json: string | null;
    result_seq: ResultRow['seq'];
  };

const resultOf = ({ packed_json, result_seq, ...row }: HeadWithResult) =>
  packed_json === null
    ? {}
    : { result: toResult({ ...row, packed_json, seq: result_seq }) };

/** Keeps entities in SQLite or PostgreSQL. */
export class DatabaseEntityStore implements EntityStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async readEtags(): Promise<Map<string, string>> {
    const rows: Pick<HeadRow, 'entity_ref' | 'etag'>[] = await this.#db(
      'entities',
    )
      .whereNull('gone_at')
      .select('entity_ref', 'etag');
    return new Map(rows.map(row => [row.entity_ref, row.etag]));
  }

  async upsert(heads: readonly FollowedHead[]): Promise<string[]> {
    return upsertHeads(this.#db, heads);
  }

  async remove(entityRefs: readonly string[], at: number): Promise<number> {
    if (entityRefs.length === 0) return 0;
    return inChange(this.#db, (tx, seq) =>
      tx('entities')
        .whereIn('entity_ref', textRows(tx, entityRefs))
        .whereNull('gone_at')
        .update({ gone_at: at, seq }),
    );
  }

  async readHeads(entityRefs: readonly string[]): Promise<HeadRecord[]> {
    const rows: HeadRow[] = await this.#db<HeadRow>('entities')
      .whereIn('entity_ref', textRows(this.#db, entityRefs))
      .orderBy('entity_ref');
    return rows.map(toHead);
  }

  async readPage(entityRef: string): Promise<EntityPage | undefined> {
    const head: HeadWithResult | undefined = await this.#db('entities')
      .leftJoin('results', 'results.entity_ref', 'entities.entity_ref')
      .where('entities.entity_ref', entityRef)
      .first(
        'entities.*',
        'revision',
        'facts_seq',
        'rules_seq',
        'packed_json',
        'results.seq as result_seq',
      );
    if (!head) return undefined;
    const facts: FactsRow[] = await this.#db<FactsRow>('facts')
      .where({ entity_ref: entityRef })
      .orderBy('provider_id');
    const exemptions: ExemptionRow[] = await this.#db<ExemptionRow>(
      'exemptions',
    )
      .where({ entity_ref: entityRef })
      .whereNotNull('open_key')
      .orderBy(['until', 'id']);
    return {
      head: toHead(head),
      ...resultOf(head),
      facts: facts.map(toFacts),
      exemptions: exemptions.map(toExemption),
    };
  }
}
