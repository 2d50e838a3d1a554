import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A PostgreSQL server for one bench. */
export interface BenchPostgres {
  /** Address with user and password, of the database `postgres`. */
  url: string;
  port: number;
  stop: () => Promise<void>;
}

/**
 * Starts PostgreSQL with safe writes, as in production.
 * @param folder - keeps the data for the next run; without it the folder is temporary and writes are not safe
 */
export async function startBenchPostgres(
  folder?: string,
): Promise<BenchPostgres> {
  const file = path.resolve(__dirname, '../../tools/lib/postgres.mjs');
  const tools = await import(pathToFileURL(file).href);
  return folder
    ? tools.startPostgres({ folder, password: 'bench' })
    : tools.startTemporaryPostgres();
}
