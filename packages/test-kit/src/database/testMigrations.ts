/* eslint-disable jest/no-export -- this file registers tests in other files */
import { Knex } from 'knex';
import { eachDatabase } from './eachDatabase';

export interface MigrationTest {
  /** Absolute path of the folder that holds the migrations. */
  directory: string;
  /**
   * Called after each step up with the file's name without extension, to insert rows the next steps and the way down
   * must cope with.
   */
  insertRows: (knex: Knex, migration: string) => Promise<void>;
  /** Called after the last step up, to check what became of the rows. */
  verify?: (knex: Knex) => Promise<void>;
}

/** Registers a test per database that runs {@link checkMigrations}. */
export function testMigrations(options: MigrationTest): void {
  eachDatabase(
    createDatabase => {
      it('migrates up and down with rows in between', async () => {
        const knex = await createDatabase();
        const { steps } = await checkMigrations(knex, options);
        expect(steps).toBeGreaterThan(0);
      });
    },
    { isEmpty: true },
  );
}

/**
 * All migrations up one by one with rows in between, down one by one, and up again. Each step down must bring back
 * exactly the tables and columns that were there before its step up, and empty none of those tables.
 */
export async function checkMigrations(
  knex: Knex,
  { directory, insertRows, verify }: MigrationTest,
): Promise<{ steps: number }> {
  const before: Array<Record<string, string[]>> = [];
  for (;;) {
    const columns = await readColumns(knex);
    const [, applied] = await knex.migrate.up({ directory });
    if (applied.length === 0) {
      break;
    }
    before.push(columns);
    await insertRows(knex, applied[0].replace(/^.*[/\\]|\.\w+$/g, ''));
  }
  await verify?.(knex);

  const steps = before.length;
  const complete = await readColumns(knex);
  while (before.length > 0) {
    const wanted = before.pop()!;
    const tables = Object.keys(wanted);
    const filled = await filledOf(knex, tables);
    await knex.migrate.down({ directory });
    expect(await readColumns(knex)).toEqual(wanted);
    // SQLite rebuilds a table to alter it, and what hangs on the one that is dropped goes with it.
    expect(await filledOf(knex, tables)).toEqual(filled);
  }
  await knex.migrate.latest({ directory });
  expect(await readColumns(knex)).toEqual(complete);
  return { steps };
}

/** Those that have rows. */
async function filledOf(knex: Knex, tables: readonly string[]) {
  const filled: string[] = [];
  for (const table of tables) {
    if (await knex(table).first()) filled.push(table);
  }
  return filled;
}

/** Table to its columns, without knex's own tables. */
async function readColumns(knex: Knex): Promise<Record<string, string[]>> {
  const rows: Array<{ name: string; column: string }> =
    knex.client.config.client === 'pg'
      ? await knex('information_schema.columns')
          .where('table_schema', 'public')
          .select({ name: 'table_name', column: 'column_name' })
      : await knex
          .select({ name: 'm.name', column: 'c.name' })
          .from(knex.raw('sqlite_master as m, pragma_table_info(m.name) as c'))
          .where('m.type', 'table');
  const tables: Record<string, string[]> = {};
  for (const { name, column } of rows) {
    if (!name.startsWith('knex_') && !name.startsWith('sqlite_')) {
      (tables[name] ??= []).push(column);
    }
  }
  Object.values(tables).forEach(columns => columns.sort());
  return tables;
}
