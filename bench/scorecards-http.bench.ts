/*
 * Scorecards of 10,000 services with 50 checks over HTTP, on SQLite and PostgreSQL: a CI that pushes facts until a member sees what
 * became of them, a service, pages of the matrix, the overview, and what-ifs, as a member with conditional permissions. The catalog is
 * held in memory; everything else is a portal's.
 *
 * DATABASE=SQLite leaves out the other one.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BenchDatabase } from './lib/benchBackend';
import { startBenchPostgres } from './lib/postgres';
import { duration, report, withEventLoopDelay } from './lib/report';
import { measurePortal } from './lib/scorecards/measurePortal';
import { startPortal, type Portal } from './lib/scorecards/portal';

async function measure(label: string, database: BenchDatabase) {
  let portal: Portal | undefined;
  const ms = await withEventLoopDelay(
    `scorecards-http.start.event_loop_delay_p99 ${label}`,
    () =>
      duration(async () => {
        portal = await startPortal(database);
      }),
  );
  report({
    metric: `scorecards-http.start until all is followed, collected and judged ${label}`,
    ...{ value: ms / 1_000, unit: 's', n: 1, database: label },
  });
  try {
    await measurePortal({ portal: portal!, label });
  } finally {
    await portal!.stop();
  }
}

async function measureSqlite() {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'callboard-bench-'));
  try {
    await measure('SQLite', {
      client: 'better-sqlite3',
      connection: { directory },
    });
  } finally {
    fs.rmSync(directory, { recursive: true });
  }
}

async function measurePostgres() {
  const postgres = await startBenchPostgres();
  try {
    await measure('PostgreSQL', {
      client: 'pg',
      connection: postgres.url.replace(/\/postgres$/, ''),
    });
  } finally {
    await postgres.stop();
  }
}

export async function run() {
  const { DATABASE: only } = process.env;
  if (only !== 'PostgreSQL') await measureSqlite();
  if (only !== 'SQLite') await measurePostgres();
}
