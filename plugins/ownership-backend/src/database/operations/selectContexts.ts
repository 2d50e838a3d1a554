import { applyConditions } from '@internal/backend-kit';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type {
  EntityFacts,
  EntityInContext,
} from '@callboard/backstage-plugin-ownership-common';
import type { OwnershipFilter } from '@callboard/backstage-plugin-ownership-node';
import type { Knex } from 'knex';

interface ContextRow {
  facts_json: string;
  part1_json: string | null;
  part2_json: string | null;
  part3_json: string | null;
}

/**
 * One statement: the chosen entities joined with what they are part of (system, domain, parent domain).
 *
 * The owner that counts is the first one written on the way up. It is derived here and not stored, so that a new owner
 * of a system touches one row and not those of all its components.
 *
 * @param choose - restricts the table `entities as entity`
 */
export async function selectContexts(
  db: Knex,
  choose: (query: Knex.QueryBuilder) => void,
  filter?: PermissionCriteria<OwnershipFilter>,
): Promise<EntityInContext[]> {
  const joined = db('entities as entity')
    .leftJoin('entities as part1', 'part1.entity_ref', 'entity.part_of_ref')
    .leftJoin('entities as part2', 'part2.entity_ref', 'part1.part_of_ref')
    .leftJoin('entities as part3', 'part3.entity_ref', 'part2.part_of_ref')
    .modify(choose)
    .select({
      facts_json: 'entity.facts_json',
      part1_json: 'part1.facts_json',
      part2_json: 'part2.facts_json',
      part3_json: 'part3.facts_json',
      owner_ref: db.raw(`case
        when entity.written_owner is not null then entity.owner_ref
        when part1.written_owner is not null then part1.owner_ref
        when part2.written_owner is not null then part2.owner_ref
        else part3.owner_ref end`),
    });
  const query = db.select('*').from(joined.as('contexts'));
  if (filter) applyConditions(query, filter);
  const rows: ContextRow[] = await query;

  // Systems repeat from row to row: parse each once.
  const parsed = new Map<string, EntityFacts>();
  const factsOf = (json: string): EntityFacts => {
    const facts = parsed.get(json) ?? JSON.parse(json);
    parsed.set(json, facts);
    return facts;
  };
  return rows.map(row => ({
    entity: factsOf(row.facts_json),
    partOf: [row.part1_json, row.part2_json, row.part3_json]
      .filter(json => json !== null)
      .map(factsOf),
  }));
}
