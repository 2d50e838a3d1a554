import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { ChangeRow, RevisionRow, ScheduleRow } from '../rows';
import type { Deed } from '../ScheduleStore';

/** The number of the change this transaction makes. Writers queue here, so that nobody reads half of another's change. */
export async function nextRevision(tx: Knex.Transaction): Promise<number> {
  const [{ revision }] = await tx<RevisionRow>('revisions')
    .increment('revision', 1)
    .returning('revision');
  return Number(revision);
}

/**
 * Marks a schedule as changed.
 *
 * @param baseRevision - that the change stands on; absent where it goes with any
 * @throws `ConflictError` when it is another by now
 * @returns false when there is no such schedule, or it is deleted
 */
export async function touchSchedule(
  tx: Knex.Transaction,
  id: string,
  baseRevision?: number,
): Promise<boolean> {
  const revision = await nextRevision(tx);
  const found = await tx<ScheduleRow>('schedules')
    .where({ id, deleted_at: null })
    .first();
  if (!found) return false;
  if (baseRevision !== undefined && Number(found.revision) !== baseRevision) {
    throw new ConflictError(
      `The schedule has changed meanwhile: it is at revision ${found.revision}, the change stands on ${baseRevision}`,
    );
  }
  await tx<ScheduleRow>('schedules').where({ id }).update({ revision });
  return true;
}

export async function recordChange(
  tx: Knex.Transaction,
  change: { scheduleId: string; kind: string; details: object },
  { actorRef, now }: Deed,
): Promise<void> {
  const row: ChangeRow = {
    schedule_id: change.scheduleId,
    kind: change.kind,
    details_json: JSON.stringify(change.details),
    changed_by: actorRef,
    changed_at: now.getTime(),
  };
  await tx('changes').insert(row);
}
