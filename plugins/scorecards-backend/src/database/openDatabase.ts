import { openMigratedDatabase } from '@internal/backend-kit';
import type { DatabaseService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/**
 * Brings the tables of the plugin up to date and opens the database. A file of SQLite keeps a write-ahead log: thousands of results
 * are written at a time, a commit takes a quarter of the time, and readers do not wait for it.
 */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const db = await openMigratedDatabase(
    database,
    '@callboard/backstage-plugin-scorecards-backend',
  );
  if (db.client.config.client === 'better-sqlite3') {
    await db.raw('pragma journal_mode = wal');
    // Pages go from the log into the file at the end of a commit, in this thread: a few at a time.
    await db.raw('pragma wal_autocheckpoint = 250');
  }
  return db;
}
