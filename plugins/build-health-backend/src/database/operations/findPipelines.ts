import { inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { NamedPipelines } from '../../entities/PipelineDirectory';
import type { PipelineRow } from '../buildRows';

/** Selectors of a statement. */
const SELECTORS = 100;

/** A text as the beginning of others, in a pattern where `!` takes the meaning of the sign behind it. */
const beginning = (text: string) => `${text.replace(/[!%_]/g, '!$&')}%`;

/** Pipelines that any of these name. */
export async function findPipelines(
  db: Knex,
  named: readonly NamedPipelines[],
): Promise<PipelineRow[]> {
  const found = new Map<number, PipelineRow>();
  for (const batch of inBatches(named, SELECTORS)) {
    const rows: PipelineRow[] = await db<PipelineRow>('pipelines').where(
      any => {
        for (const { sourceId, selector } of batch) {
          any.orWhere(one => {
            one.where({ source_id: sourceId });
            if ('repository' in selector) {
              one.where({
                repository: selector.repository.toLocaleLowerCase('en-US'),
              });
            } else if (selector.key.endsWith('/')) {
              one.whereRaw("?? like ? escape '!'", [
                'key',
                beginning(selector.key),
              ]);
            } else {
              one.where({ key: selector.key });
            }
          });
        }
      },
    );
    rows.forEach(row => found.set(row.id, row));
  }
  return [...found.values()].sort((a, b) => a.id - b.id);
}
