import type { Knex } from 'knex';
import type { RegisterDelta } from '../RegisterStore';
import {
  toKeptConfirmation,
  toKeptFinding,
  toKeptRole,
  toKeptTransfer,
} from './keep';
import type { EntityRow, RemovalRow } from './rows';

/** SQLite works in this thread: 10,000 entities at once would hold it for 50 ms. */
const PAGE = 2_000;

async function* readEntities(
  db: Knex,
  since: number,
): AsyncIterable<Pick<EntityRow, 'entity_ref' | 'kind' | 'facts_json'>[]> {
  let last = '';
  for (;;) {
    const rows: Pick<EntityRow, 'entity_ref' | 'kind' | 'facts_json'>[] =
      await db('entities')
        .where('revision', '>', since)
        .where('entity_ref', '>', last)
        .orderBy('entity_ref')
        .limit(PAGE)
        .select('entity_ref', 'kind', 'facts_json');
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    last = rows[rows.length - 1].entity_ref;
  }
}

/** Everything written after a revision. */
export async function readDelta(
  db: Knex,
  since: number,
): Promise<RegisterDelta> {
  const after = (table: string) => db(table).where('revision', '>', since);
  const [removals, confirmations, transfers, roles, findings] =
    await Promise.all([
      // A first reading has nothing that could have been removed.
      since < 0 ? [] : after('removals').select('kind', 'key'),
      after('confirmations'),
      // Of closed ones only those that may still be known as open.
      since < 0 ? db('transfers').whereNotNull('open_key') : after('transfers'),
      after('roles'),
      after('findings'),
    ]);
  return {
    entities: readEntities(db, since),
    removals: removals as Pick<RemovalRow, 'kind' | 'key'>[],
    confirmations: confirmations.map(toKeptConfirmation),
    transfers: transfers.map(toKeptTransfer),
    roles: roles.map(toKeptRole),
    findings: findings.map(toKeptFinding),
  };
}
