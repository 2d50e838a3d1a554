import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { DatabaseBuildStore } from '../database/DatabaseBuildStore';
import { openDatabase } from '../database/openDatabase';

/** A store for all tests of a file: to open a database takes longer than most of them. */
export async function openBuildStore(createDatabase: () => Promise<Knex>) {
  const knex = await createDatabase();
  const db = await openDatabase(mockServices.database({ knex }));
  return { db, store: new DatabaseBuildStore(db) };
}

/** Leaves no builds, and nothing that hangs on them. */
export async function emptyBuilds(db: Knex): Promise<void> {
  await db('pipelines').delete();
}
