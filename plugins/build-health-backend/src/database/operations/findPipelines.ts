import { inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import { comparableKey } from '../../entities/comparableKey';
import type { NamedPipelines } from '../../entities/PipelineDirectory';
import type { PipelineRow } from '../buildRows';

/** Selectors of a statement. */
const SELECTORS = 100;

/** A text as the beginning of others, in a pattern where `!` takes the meaning of the sign behind it. */
const beginning = (text: string) => `${text.replace(/[!%_]/g, '!$&')}%`;

/** As `comparableKey` has it, and its index. */
const POSTGRES_KEY = 'lower(key collate "C")';

type FoundRow = PipelineRow & {
  /** SQLite gives a number. */
  has_trunk: boolean | number;
};

/** Jenkins has a job for each branch and pull request, and nothing removes them: whoever shows only some shows trunk. */
const inOrder = (a: FoundRow, b: FoundRow) =>
  Number(b.has_trunk) - Number(a.has_trunk) ||
  (a.has_trunk ? a.id - b.id : b.id - a.id);

/** Pipelines that any of these name: those whose trunk was built first, then the newest ones. */
export async function findPipelines(
  db: Knex,
  named: readonly NamedPipelines[],
): Promise<PipelineRow[]> {
  const found = new Map<number, FoundRow>();
  const isPostgres = db.client.config.client === 'pg';
  const key = isPostgres ? POSTGRES_KEY : 'lower(key)';
  for (const batch of inBatches(named, SELECTORS)) {
    const rows: FoundRow[] = await db<PipelineRow>('pipelines')
      .select(
        '*',
        db.raw(
          'exists (select 1 from pipeline_states where pipeline_id = pipelines.id) as has_trunk',
        ),
      )
      .where(any => {
        for (const { sourceId, selector } of batch) {
          any.orWhere(one => {
            one.where({ source_id: sourceId });
            if ('repository' in selector) {
              one.where({
                repository: selector.repository.toLocaleLowerCase('en-US'),
              });
            } else if (selector.key.endsWith('/')) {
              one.whereRaw(`${key} like ? escape '!'`, [
                beginning(comparableKey(selector.key)),
              ]);
            } else {
              one.whereRaw(`${key} = ?`, [comparableKey(selector.key)]);
            }
          });
        }
      });
    rows.forEach(row => found.set(row.id, row));
  }
  return [...found.values()].sort(inOrder);
}
