import { isDeepStrictEqual } from 'node:util';
import { ConflictError } from '@backstage/errors';
import type { Override } from '@callboard/backstage-plugin-oncall-common';
import type { Knex } from 'knex';
import type { OverrideRow } from '../rows';
import type { Deed, KeptOverride } from '../ScheduleStore';

/** What a repeated request is told whose content is another than that of the first. */
export const ID_IS_TAKEN =
  'id: another override has it already; what says something else needs an id of its own';

/**
 * Puts an override in. One that is there already was sent twice; writers queue for the revision, so that of two at one moment
 * the second finds the first.
 *
 * @throws `ConflictError` when its id is that of another one
 * @returns false when it is there already
 */
export async function insertOverride(
  tx: Knex.Transaction,
  scheduleId: string,
  { override, startsAt, endsAt }: Omit<KeptOverride, 'createdBy' | 'createdAt'>,
  { actorRef, now }: Deed,
): Promise<boolean> {
  const json = JSON.stringify(override);
  const { id } = override;
  const there = await tx<OverrideRow>('overrides').where({ id }).first();
  if (there) {
    const kept: Override = JSON.parse(there.override_json);
    if (
      there.schedule_id === scheduleId &&
      isDeepStrictEqual(kept, JSON.parse(json))
    )
      return false;
    throw new ConflictError(ID_IS_TAKEN);
  }
  const row: OverrideRow = {
    id,
    schedule_id: scheduleId,
    starts_at: startsAt.getTime(),
    ends_at: endsAt.getTime(),
    override_json: json,
    created_by: actorRef,
    created_at: now.getTime(),
  };
  await tx('overrides').insert(row);
  return true;
}
