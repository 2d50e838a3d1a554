import type { Knex } from 'knex';
import type { ScheduleRow } from '../rows';

/**
 * Erases schedules with all that belongs to them, those that were deleted first. Their rows are held, so
 * that one that is brought back at the same moment is either there whole or not at all.
 *
 * @param before - when they were deleted; milliseconds since 1970 in UTC
 * @returns how many
 */
export async function eraseDeleted(
  tx: Knex.Transaction,
  before: number,
  limit: number,
): Promise<number> {
  const ids = await tx<ScheduleRow>('schedules')
    .where('deleted_at', '<', before)
    .orderBy(['deleted_at', 'id'])
    .limit(limit)
    .forUpdate()
    .pluck('id');
  for (const table of ['overrides', 'versions', 'changes']) {
    await tx(table).whereIn('schedule_id', ids).delete();
  }
  await tx<ScheduleRow>('schedules').whereIn('id', ids).delete();
  return ids.length;
}
