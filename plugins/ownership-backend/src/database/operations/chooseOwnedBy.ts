import type { Knex } from 'knex';

/**
 * Chooses the entities whose nearest written owner is one of these: three index look-ups instead of a walk over the
 * whole table.
 */
export function chooseOwnedBy(db: Knex, ownerRefs: string[]) {
  const own = db('entities')
    .whereIn('owner_ref', ownerRefs)
    .select('entity_ref');
  const inherited = (depth: 1 | 2 | 3) => {
    const query = db('entities as e0').select('e0.entity_ref');
    for (let level = 1; level <= depth; level++) {
      query
        .join(
          `entities as e${level}`,
          `e${level}.entity_ref`,
          `e${level - 1}.part_of_ref`,
        )
        .whereNull(`e${level - 1}.written_owner`);
    }
    return query.whereIn(`e${depth}.owner_ref`, ownerRefs);
  };
  const owned = own.unionAll([inherited(1), inherited(2), inherited(3)]);
  return (query: Knex.QueryBuilder) =>
    query.whereIn('entity.entity_ref', owned);
}
