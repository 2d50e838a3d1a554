import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BenchDatabase } from './benchBackend';
import { startBenchPostgres, type BenchPostgres } from './postgres';

type Label = 'SQLite' | 'PostgreSQL';

/** DATABASE=SQLite leaves out the other one. */
const isLeftOut = (label: Label) =>
  ![undefined, label].includes(process.env.DATABASE as Label | undefined);

/** SQLite in a folder that is removed afterwards. */
export async function onSqlite(
  measure: (directory: string) => Promise<void>,
): Promise<void> {
  if (isLeftOut('SQLite')) return;
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'callboard-bench-'));
  try {
    await measure(directory);
  } finally {
    fs.rmSync(directory, { recursive: true });
  }
}

/** A server of PostgreSQL that is removed afterwards. */
export async function onPostgres(
  measure: (postgres: BenchPostgres) => Promise<void>,
): Promise<void> {
  if (isLeftOut('PostgreSQL')) return;
  const postgres = await startBenchPostgres();
  try {
    await measure(postgres);
  } finally {
    await postgres.stop();
  }
}

/** A backend's databases on SQLite, and then on PostgreSQL. */
export async function eachDatabase(
  measure: (label: Label, database: BenchDatabase) => Promise<void>,
): Promise<void> {
  await onSqlite(directory =>
    measure('SQLite', { client: 'better-sqlite3', connection: { directory } }),
  );
  await onPostgres(({ url }) =>
    measure('PostgreSQL', {
      client: 'pg',
      connection: url.replace(/\/postgres$/, ''),
    }),
  );
}
