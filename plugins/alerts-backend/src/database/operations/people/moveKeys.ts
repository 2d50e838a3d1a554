import type { Knex } from 'knex';
import { ERASED_PERSON_REF, type ReferenceMove } from '../../PeopleStore';
import { jsonOf } from '../../values';

/** Of two open alerts of one group the one that goes under the new reference already keeps its key; the other stays as it is. */
async function moveTargets(
  tx: Knex.Transaction,
  { fromRef, toRef }: ReferenceMove,
): Promise<void> {
  await tx('alerts')
    .where({ target_key: fromRef })
    .where(free =>
      free
        .where({ state: 'resolved' })
        .orWhereNotExists(
          tx('alerts as other')
            .select(tx.raw('1'))
            .whereRaw('other.lane_id = alerts.lane_id')
            .whereRaw('other.group_key = alerts.group_key')
            .where('other.target_key', toRef)
            .whereNot('other.state', 'resolved'),
        ),
    )
    .update({ target_key: toRef });
}

/** A team has one policy of its own: the one that goes under the new reference already. */
async function movePolicies(
  tx: Knex.Transaction,
  { fromRef, toRef }: ReferenceMove,
): Promise<void> {
  const ofTeam = (ref: string) =>
    tx('policies').where({ team_ref: ref, is_team_default: true });
  if (await ofTeam(toRef).first('id')) {
    await ofTeam(fromRef).update({ is_team_default: false });
  }
}

/** What somebody has said under the new reference is newer. */
async function movePersonalRules(
  tx: Knex.Transaction,
  { fromRef, toRef }: ReferenceMove,
): Promise<number> {
  const of = (ref: string) => tx('personal_rules').where({ user_ref: ref });
  const isErased = toRef === ERASED_PERSON_REF;
  if (isErased || (await of(toRef).first('user_ref'))) {
    return of(fromRef).delete();
  }
  return of(fromRef).update({ user_ref: toRef });
}

/** Our own label for the entity; the others are what senders say. */
async function moveMatchers(
  tx: Knex.Transaction,
  { fromRef, toRef }: ReferenceMove,
): Promise<number> {
  const rows: { id: string; matchers_json: string }[] = await tx('silences')
    .where('matchers_json', 'like', `%${JSON.stringify(fromRef)}%`)
    .select('id', 'matchers_json');
  let moved = 0;
  for (const { id, matchers_json: before } of rows) {
    const matchers: { label: string; value: string }[] = JSON.parse(before);
    const after = matchers.map(one =>
      one.label === '@entity' && one.value === fromRef
        ? { ...one, value: toRef }
        : one,
    );
    if (jsonOf(after) === jsonOf(matchers)) continue;
    moved += await tx('silences')
      .where({ id })
      .update({ matchers_json: jsonOf(after) });
  }
  return moved;
}

/** Nobody is told any more who is not known any more. */
async function cancelMessages(
  tx: Knex.Transaction,
  { fromRef, toRef }: ReferenceMove,
): Promise<void> {
  if (toRef !== ERASED_PERSON_REF) return;
  await tx('messages')
    .where({ user_ref: fromRef, state: 'waiting' })
    .update({ state: 'cancelled' });
}

/** Moves what there may be once of each reference, so that the rest has room. */
export function moveKeys(db: Knex, move: ReferenceMove): Promise<number> {
  return db.transaction(async tx => {
    await moveTargets(tx, move);
    await movePolicies(tx, move);
    await cancelMessages(tx, move);
    return (await movePersonalRules(tx, move)) + (await moveMatchers(tx, move));
  });
}
