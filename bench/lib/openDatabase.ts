import path from 'node:path';
import knexFactory, { type Knex } from 'knex';
import type { BenchDatabase } from './benchBackend';

/** The database of a plugin whose backend of the bench has been stopped, or has it open too. */
export const openBenchDatabase = (
  database: BenchDatabase,
  pluginId: string,
): Knex =>
  knexFactory(
    database.client === 'pg'
      ? {
          client: 'pg',
          connection: `${database.connection}/backstage_plugin_${pluginId}`,
        }
      : {
          client: 'better-sqlite3',
          connection: path.join(
            database.connection.directory,
            `${pluginId}.sqlite`,
          ),
          useNullAsDefault: true,
        },
  );
