import type { Knex } from 'knex';
import { isPostgres, textRows } from '@internal/backend-kit';
import type { FactStore } from '../../FactStore';
import { inChange } from '../nextSeq';

/** Has facts of entities stay as old as the last run that could read them, whatever the run around it says later. */
export async function holdFacts(
  db: Knex,
  { providerId, runId, entityRefs }: Parameters<FactStore['hold']>[0],
): Promise<void> {
  const free = (at: Knex) =>
    at('facts')
      .where({ provider_id: providerId, held_run_id: null })
      .whereIn('entity_ref', textRows(at, entityRefs));
  if (!(await free(db).first('entity_ref'))) return;
  // The greater of two values, neither of which is null.
  const greatest = isPostgres(db) ? 'greatest' : 'max';
  const lastOk = (column: string) =>
    `coalesce((select ${column} from providers where providers.provider_id = facts.provider_id), 0)`;
  await inChange(db, (tx, seq) =>
    free(tx).update({
      // What nobody has read in a run, this one could not read first.
      held_run_id: tx.raw(
        `coalesce(nullif(${greatest}(coalesce(run_id, 0), ${lastOk(
          'last_ok_run_id',
        )}), 0), ?)`,
        [runId],
      ),
      observed_at: tx.raw(`${greatest}(observed_at, ${lastOk('last_ok_at')})`),
      seq,
    }),
  );
}
