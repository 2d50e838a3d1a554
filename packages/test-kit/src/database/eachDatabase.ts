import fs from 'node:fs';
import path from 'node:path';
import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { PostgresDatabases } from './PostgresDatabases';

/** Where the connection string of the tests' PostgreSQL is read from; the name is Backstage's. */
export const postgresVariable =
  'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';

/** Of the package that the running test is of. */
function findMigrations(): string | undefined {
  let folder = path.dirname(expect.getState().testPath!);
  while (!fs.existsSync(path.join(folder, 'package.json'))) {
    folder = path.dirname(folder);
  }
  const directory = path.join(folder, 'migrations');
  return fs.existsSync(directory) ? directory : undefined;
}

/**
 * Runs one suite over SQLite and over PostgreSQL.
 *
 * @param suite - is called once per database; `createDatabase` gives a fresh one each time, on which the migrations of the package
 * that is tested have run already where that saves time, or with `isEmpty` none
 * @throws Error when no PostgreSQL is there, so that a green run always means both. `CALLBOARD_SQLITE_ONLY=1` accepts
 * SQLite alone, outside CI.
 */
export function eachDatabase(
  suite: (createDatabase: () => Promise<Knex>, id: TestDatabaseId) => void,
  options: { isEmpty?: boolean } = {},
): void {
  describe.each(databaseIds(process.env))('on %s', id => {
    if (id === 'SQLITE_3') {
      const databases = TestDatabases.create({ ids: [id] });
      suite(() => databases.init(id), id);
      return;
    }
    const databases = new PostgresDatabases(
      process.env[postgresVariable]!,
      options.isEmpty ? undefined : findMigrations(),
    );
    afterAll(() => databases.drop(), 60_000);
    suite(() => databases.create(), id);
  });
}

export function databaseIds(env: NodeJS.ProcessEnv): TestDatabaseId[] {
  if (env[postgresVariable]) {
    return ['SQLITE_3', 'POSTGRES_18'];
  }
  if (env.CALLBOARD_SQLITE_ONLY === '1' && !env.CI) {
    return ['SQLITE_3'];
  }
  throw new Error(
    `No PostgreSQL to test on: run through ./dev test, which starts one, or set ${postgresVariable}. ` +
      `CALLBOARD_SQLITE_ONLY=1 tests SQLite alone; CI never does.`,
  );
}
