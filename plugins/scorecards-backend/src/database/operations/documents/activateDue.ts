import type { Knex } from 'knex';
import { keyColumns, keyOf, type VersionRow } from '../../documentRows';
import type { VersionKey } from '../../DocumentStore';
import { inChange } from '../nextSeq';
import { retireVersions, versionsOf } from './versions';

const findDue = (db: Knex, at: number): Promise<VersionRow[]> =>
  db<VersionRow>('document_versions')
    .where({ state: 'scheduled' })
    .where('active_from', '<=', at)
    .orderBy(['kind', 'document_id'])
    .select('kind', 'document_id', 'version');

/** Has scheduled versions whose moment has come be active. */
export async function activateDue(db: Knex, at: number): Promise<VersionKey[]> {
  if ((await findDue(db, at)).length === 0) return [];
  return inChange(db, async (tx, seq) => {
    const activated: VersionKey[] = [];
    // Of two processes that come at once the second finds none.
    for (const row of await findDue(tx, at)) {
      const { version } = row;
      const key = keyOf(row);
      await retireVersions(tx, key, at);
      await versionsOf(tx, key)
        .where({ version })
        .update({ state: 'active', activated_at: at, retired_at: null });
      await tx('documents')
        .where(keyColumns(key))
        .update({ active_version: version, seq });
      activated.push({ ...key, version });
    }
    return activated;
  });
}
