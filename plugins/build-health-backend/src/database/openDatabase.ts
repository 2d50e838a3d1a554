import { openMigratedDatabase } from '@internal/backend-kit';
import type { DatabaseService } from '@backstage/backend-plugin-api';

/** Brings the tables of the plugin up to date and opens the database. */
export const openDatabase = (database: DatabaseService) =>
  openMigratedDatabase(
    database,
    '@callboard/backstage-plugin-build-health-backend',
  );
