import { applyConditions } from '@internal/backend-kit';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { EntityFacts } from '@callboard/backstage-plugin-ownership-common';
import type { OwnershipFilter } from '@callboard/backstage-plugin-ownership-node';
import type { Knex } from 'knex';
import type { EntityRow } from './rows';

/**
 * The chosen entities. Conditions ask for the owner that counts: the first one written on the way up (system, domain,
 * parent domain). It is derived here and not stored, so that a new owner of a system touches one row and not those of
 * all its components. Without conditions the table is read alone.
 *
 * @param choose - restricts the table `entities as entity`
 */
export async function selectEntities(
  db: Knex,
  choose: (query: Knex.QueryBuilder) => void,
  filter?: PermissionCriteria<OwnershipFilter>,
): Promise<EntityFacts[]> {
  const chosen = db('entities as entity').modify(choose);
  const rows: Pick<EntityRow, 'facts_json'>[] = await (filter
    ? applyConditions(
        db
          .select('facts_json')
          .from(withOwner(db, chosen).as('entities_with_owner')),
        filter,
      )
    : chosen.select('facts_json'));
  return rows.map(row => JSON.parse(row.facts_json));
}

function withOwner(db: Knex, chosen: Knex.QueryBuilder) {
  return chosen
    .leftJoin('entities as part1', 'part1.entity_ref', 'entity.part_of_ref')
    .leftJoin('entities as part2', 'part2.entity_ref', 'part1.part_of_ref')
    .leftJoin('entities as part3', 'part3.entity_ref', 'part2.part_of_ref')
    .select({
      facts_json: 'entity.facts_json',
      owner_ref: db.raw(`case
        when entity.written_owner is not null then entity.owner_ref
        when part1.written_owner is not null then part1.owner_ref
        when part2.written_owner is not null then part2.owner_ref
        else part3.owner_ref end`),
    });
}
