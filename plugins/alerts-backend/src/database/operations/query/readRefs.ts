import { rawRows } from '@internal/backend-kit';
import type { Knex } from 'knex';

type Column = 'entity_ref' | 'team_ref';

/** Each value once, with one look into the index of the column for each: of 200,000 alerts there are few. */
async function readAll(db: Knex, column: Column): Promise<string[]> {
  const rows = await rawRows<{ ref: string }>(
    db,
    `with recursive found (ref) as (
       select min(${column}) from alerts
       union all
       select (select min(${column}) from alerts where ${column} > found.ref)
       from found where found.ref is not null
     )
     select ref from found where ref is not null`,
    [],
  );
  return rows.map(({ ref }) => ref);
}

async function readOpen(db: Knex): Promise<Record<Column, string | null>[]> {
  return db('alerts')
    .whereIn('state', ['firing', 'acknowledged'])
    .distinct('entity_ref', 'team_ref');
}

const present = (refs: readonly (string | null)[]) => [
  ...new Set(refs.filter(ref => ref !== null)),
];

/** Entities and teams of alerts, each once. */
export async function readRefs(
  db: Knex,
  which: 'open' | 'all',
): Promise<{ entityRefs: string[]; teamRefs: string[] }> {
  if (which === 'all') {
    return {
      entityRefs: await readAll(db, 'entity_ref'),
      teamRefs: await readAll(db, 'team_ref'),
    };
  }
  const rows = await readOpen(db);
  return {
    entityRefs: present(rows.map(row => row.entity_ref)),
    teamRefs: present(rows.map(row => row.team_ref)),
  };
}
