import knex, { type Knex } from 'knex';
import { randomBytes } from 'node:crypto';

/** Set for the whole run by the test script of the repository. */
const variable = 'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';

/** A corner of the PostgreSQL of this test run, for real backends. */
export interface TestPostgres {
  /** What app-config.production.yaml reads. */
  env: NodeJS.ProcessEnv;
  /** Keeps the databases of this test apart from all others. */
  config: { prefix: string };
  /** Opens the database of a plugin; whoever opens it closes it. */
  open(pluginId: string): Knex;
  /** Number of connections that are open to the databases of this test. */
  connections(): Promise<number>;
  drop(): Promise<void>;
}

/** Undefined when the test run has no PostgreSQL. */
export function testPostgres(): TestPostgres | undefined {
  const given = process.env[variable];
  if (!given) {
    return undefined;
  }
  const url = new URL(given);
  const prefix = `backend_test_${randomBytes(4).toString('hex')}_`;
  const query = async (sql: string, bindings: string[] = []) => {
    const client = knex({ client: 'pg', connection: given });
    try {
      return (await client.raw(sql, bindings)).rows;
    } finally {
      await client.destroy();
    }
  };
  return {
    env: {
      POSTGRES_HOST: url.hostname,
      POSTGRES_PORT: url.port || '5432',
      POSTGRES_USER: decodeURIComponent(url.username),
      POSTGRES_PASSWORD: decodeURIComponent(url.password),
    },
    config: { prefix },
    open: pluginId => {
      const database = new URL(given);
      database.pathname = `/${prefix}${pluginId}`;
      return knex({ client: 'pg', connection: database.toString() });
    },
    connections: async () => {
      const [{ count }] = await query(
        'select count(*) from pg_stat_activity where datname like ?',
        [`${prefix}%`],
      );
      return Number(count);
    },
    drop: async () => {
      const rows = await query(
        'select datname from pg_database where datname like ?',
        [`${prefix}%`],
      );
      for (const { datname } of rows) {
        await query(`drop database "${datname}" with (force)`);
      }
    },
  };
}
