import type { Knex } from 'knex';

/**
 * Ends a reading that found nothing new, or failed. What was read before stays.
 *
 * @param options.table - of the sources
 * @param options.unread - what else a source has that was never read to its end
 */
export async function touchSource(
  db: Knex,
  { table, unread }: { table: 'sources' | 'rule_sources'; unread: object },
  sourceId: string,
  { at, problem }: { at: Date; problem?: string },
): Promise<void> {
  const news = { attempted_at: at.getTime(), problem: problem ?? null };
  await db.transaction(async tx => {
    await tx(table)
      .insert({
        id: sourceId,
        etag: null,
        parser: 0,
        completed_at: null,
        ...unread,
        ...news,
      })
      .onConflict('id')
      .merge(news);
    if (problem === undefined) {
      await tx(table)
        .where({ id: sourceId })
        .whereNotNull('completed_at')
        .update({ completed_at: at.getTime() });
    }
  });
}
