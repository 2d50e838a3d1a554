import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';

/** Where the connection string of the tests' PostgreSQL is read from; the name is Backstage's. */
export const postgresVariable =
  'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';

/**
 * Runs one suite over SQLite and over PostgreSQL.
 *
 * @param suite - is called once per database; `createDatabase` gives a fresh, empty one each time
 * @throws Error when no PostgreSQL is there, so that a green run always means both. `CALLBOARD_SQLITE_ONLY=1` accepts
 * SQLite alone, outside CI.
 */
export function eachDatabase(
  suite: (createDatabase: () => Promise<Knex>, id: TestDatabaseId) => void,
): void {
  const databases = TestDatabases.create({ ids: databaseIds(process.env) });
  describe.each(databases.eachSupportedId())('on %s', id => {
    suite(() => databases.init(id), id);
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
