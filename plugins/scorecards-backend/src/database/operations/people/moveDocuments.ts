import { rest } from '@internal/backend-kit';
import { moveKeepers } from '@callboard/backstage-plugin-scorecards-common/domain';
import type { Knex } from 'knex';
import {
  hashOf,
  keyColumns,
  toStoredVersion,
  type FullVersionRow,
} from '../../documentRows';
import { versionsOf } from '../documents/versions';

/** How a reference is written in documents: they leave the namespace out that is everybody's. */
const spellingsOf = (ref: string) => [ref, ref.replace(':default/', ':')];

/** Documents of the portal are kept and signed by whoever had a reference before; git alone changes its own. */
export async function moveDocuments(
  tx: Knex.Transaction,
  { fromRef, toRef, seq }: { fromRef: string; toRef: string; seq: number },
): Promise<number> {
  const spellings = spellingsOf(fromRef);
  const ofGit = tx('documents')
    .where({ origin: 'git' })
    .whereNotNull('active_version')
    .select('kind', 'document_id');
  const rows: FullVersionRow[] = await tx<FullVersionRow>('document_versions')
    .whereNotIn(['kind', 'document_id'], ofGit)
    .where(any => {
      for (const spelling of spellings)
        any.orWhereRaw(
          `replace(lower(document_json), ?, '') <> lower(document_json)`,
          [JSON.stringify(spelling)],
        );
    });
  const isMeant = (ref: string) =>
    spellings.includes(ref.toLocaleLowerCase('en-US'));
  let moved = 0;
  for (const row of rows) {
    await rest();
    const version = toStoredVersion(row);
    const other = moveKeepers(version, { isMeant, toRef });
    if (!other) continue;
    const { text, document } = other;
    moved += await versionsOf(tx, version)
      .where({ version: version.version })
      .update({
        ...{ text, hash: hashOf(text) },
        document_json: JSON.stringify(document),
      });
    if (version.state === 'active') {
      await tx('documents').where(keyColumns(version)).update({ seq });
    }
  }
  return moved;
}
