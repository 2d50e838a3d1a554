import type { Knex } from 'knex';
import type { CodeOwnersRow } from './codeOwnersRow';

/** Writes the row of a repository; the change is dated only when path or text did change. */
export async function upsertCodeOwners(
  tx: Knex.Transaction,
  row: Omit<CodeOwnersRow, 'changed_at'>,
): Promise<void> {
  const { repository } = row;
  const known: CodeOwnersRow | undefined = await tx('code_owners')
    .where({ repository })
    .first();
  if (known?.path === row.path && known.content === row.content) {
    await tx('code_owners').where({ repository }).update(row);
    return;
  }
  const [{ last }]: { last: CodeOwnersRow['changed_at'] | null }[] = await tx(
    'code_owners',
  ).max({ last: 'changed_at' });
  // Two changes of the same millisecond are told apart, or who reads what is new would miss the second.
  const changedAt = Math.max(Number(row.read_at), Number(last ?? 0) + 1);
  await tx('code_owners')
    .insert({ ...row, changed_at: changedAt })
    .onConflict('repository')
    .merge();
}
