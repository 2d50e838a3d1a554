import { openMigratedDatabase } from '@internal/backend-kit';
import type { DatabaseService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/**
 * Brings the tables of the plugin up to date and opens the database. A file of SQLite keeps a write-ahead log: alerts come in one by
 * one, a commit takes a quarter of the time, and readers do not wait for it.
 */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const db = await openMigratedDatabase(
    database,
    '@callboard/backstage-plugin-alerts-backend',
  );
  if (db.client.config.client === 'better-sqlite3') {
    await db.raw('pragma journal_mode = wal');
  }
  return db;
}
