import type { Knex } from 'knex';
import type { VersionRow } from '../rows';
import type { Deed, NewVersion } from '../ScheduleStore';

/** Puts a version in, and drops those that were to begin at its moment or later. */
export async function insertVersion(
  tx: Knex.Transaction,
  scheduleId: string,
  { version, effectiveAt, note }: NewVersion,
  { actorRef, now }: Deed,
): Promise<number> {
  const of = () =>
    tx<VersionRow>('versions').where({ schedule_id: scheduleId });
  const [{ last }] = await of().max({ last: 'number' });
  if (effectiveAt)
    await of().where('effective_at', '>=', effectiveAt.getTime()).delete();
  const row: VersionRow = {
    schedule_id: scheduleId,
    number: Number(last ?? 0) + 1,
    effective_at: effectiveAt?.getTime() ?? null,
    version_json: JSON.stringify(version),
    note: note ?? null,
    created_by: actorRef,
    created_at: now.getTime(),
  };
  await tx('versions').insert(row);
  return row.number;
}
