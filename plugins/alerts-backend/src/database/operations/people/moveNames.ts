import { isPostgres } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { ReferenceMove } from '../../PeopleStore';
import { moveInJson } from './moveInJson';
import type { NamedTable } from './named';
import { slicesOf, within, type Slice } from './slices';

interface Part {
  columns: string[];
  slice: Slice;
  move: ReferenceMove;
}

/** Columns with a reference, and those with JSON in which it may stand. */
function columnsOf(named: NamedTable, { fromRef }: ReferenceMove) {
  const { deeds = {}, places = [], documents = {}, saidOfPeople = {} } = named;
  const isPerson = fromRef.startsWith('user:');
  return {
    plain: [...Object.keys(deeds), ...places],
    json: [
      ...Object.keys(documents),
      ...(isPerson ? Object.keys(saidOfPeople) : []),
    ],
  };
}

async function movePlain(
  tx: Knex.Transaction,
  named: NamedTable,
  { columns, slice, move }: Part,
): Promise<number> {
  const { table, id, hasRevision } = named;
  if (columns.length === 0) return 0;
  const { fromRef, toRef } = move;
  return tx(table)
    .modify(within, id, slice)
    .where(any => {
      for (const column of columns) any.orWhere(column, fromRef);
    })
    .update({
      ...Object.fromEntries(
        columns.map(column => [
          column,
          tx.raw('case when ?? = ? then ? else ?? end', [
            ...[column, fromRef, toRef, column],
          ]),
        ]),
      ),
      ...(hasRevision && { revision: tx.raw('revision + 1') }),
    });
}

async function moveJson(
  tx: Knex.Transaction,
  named: NamedTable,
  { columns, slice, move }: Part,
): Promise<number> {
  const { table, id, hasRevision } = named;
  if (columns.length === 0) return 0;
  const rows: Record<string, string | null>[] = await tx(table)
    .modify(within, id, slice)
    .where(any => {
      for (const column of columns) {
        any.orWhere(column, 'like', `%${JSON.stringify(move.fromRef)}%`);
      }
    })
    .orderBy(id)
    .modify(query => {
      if (isPostgres(tx)) query.forUpdate();
    })
    .select(id, ...columns);
  let moved = 0;
  for (const row of rows) {
    const changed = columns.flatMap(column => {
      const before = row[column];
      const after = before === null ? before : moveInJson(before, move);
      return after === before ? [] : [[column, after]];
    });
    if (changed.length === 0) continue;
    moved += await tx(table)
      .where(id, row[id])
      .update({
        ...Object.fromEntries(changed),
        ...(hasRevision && { revision: tx.raw('revision + 1') }),
      });
  }
  return moved;
}

/**
 * Has all rows of a table name the new reference, a part of them at a time.
 *
 * @returns how many times the old one stood somewhere
 */
export async function moveNames(
  db: Knex,
  named: NamedTable,
  move: ReferenceMove,
): Promise<number> {
  const { plain, json } = columnsOf(named, move);
  let moved = 0;
  for await (const slice of slicesOf(db, named)) {
    moved += await db.transaction(
      async tx =>
        (await movePlain(tx, named, { columns: plain, slice, move })) +
        (await moveJson(tx, named, { columns: json, slice, move })),
    );
  }
  return moved;
}
