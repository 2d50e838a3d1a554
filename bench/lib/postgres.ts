import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A PostgreSQL server for one bench. */
export interface BenchPostgres {
  /** Address with user and password, of the database `postgres`. */
  url: string;
  port: number;
  stop: () => Promise<void>;
}

/** Starts PostgreSQL with safe writes, as in production, in a folder that `stop` removes. */
export async function startBenchPostgres(): Promise<BenchPostgres> {
  const file = path.resolve(__dirname, '../../tools/lib/postgres.mjs');
  const tools = await import(pathToFileURL(file).href);
  return tools.startTemporaryPostgres({ safe: true });
}
