import type { Knex } from 'knex';

/** Counts a write, so that each process sees it. Writers queue here. */
export async function nextRevision(
  tx: Knex.Transaction,
  name: 'pages' | 'rules',
): Promise<void> {
  await tx('revisions')
    .insert({ name, number: 1 })
    .onConflict('name')
    .merge({ number: tx.raw('revisions.number + 1') });
}
