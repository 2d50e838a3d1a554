import { letOthersIn } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { Big } from '../../columns';

/** Ids that a statement looks at: there is no index of people in values, and SQLite takes some milliseconds for so many. */
const SLICE = 5_000;

/** Has facts of before name nobody: a value may be a reference, as that of who owned something. */
export async function eraseFromFacts(
  db: Knex,
  { userRef, erasedRef }: { userRef: string; erasedRef: string },
): Promise<number> {
  const [from, to] = [userRef, erasedRef].map(ref => JSON.stringify(ref));
  const [{ first, last }]: { first: Big | null; last: Big | null }[] = await db(
    'fact_changes',
  )
    .min({ first: 'id' })
    .max({ last: 'id' });
  let erased = 0;
  if (first === null) return erased;
  for (let at = Number(first); at <= Number(last); at += SLICE) {
    erased += await db('fact_changes')
      .whereBetween('id', [at, at + SLICE - 1])
      .where(any =>
        any
          .whereRaw(`replace(from_json, ?, '') <> from_json`, [from])
          .orWhereRaw(`replace(to_json, ?, '') <> to_json`, [from]),
      )
      .update({
        from_json: db.raw('replace(from_json, ?, ?)', [from, to]),
        to_json: db.raw('replace(to_json, ?, ?)', [from, to]),
      });
    await letOthersIn();
  }
  return erased;
}
