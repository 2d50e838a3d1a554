import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/**
 * Brings the tables of a plugin up to date and opens its database.
 *
 * @param packageName - whose folder `migrations` says what its tables are
 */
export async function openMigratedDatabase(
  database: DatabaseService,
  packageName: string,
): Promise<Knex> {
  const db = await database.getClient();
  if (!database.migrations?.skip) {
    await db.migrate.latest({
      directory: resolvePackagePath(packageName, 'migrations'),
    });
  }
  return db;
}
