/*
 * Scorecards beside Tech Insights, and ours over 10,000 services: judged for the first time, evaluated alone and with all of it kept,
 * with one fact in a hundred changed, and what-ifs of drafts; on PostgreSQL and SQLite, each in a process of its own, three times.
 *
 * ENTITIES=10000 is for a larger comparison; DATABASE=SQLite leaves out PostgreSQL and the comparison, which needs it.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { showCorrections } from './lib/scorecards/corrections';
import { activate, fill, forgetResults } from './lib/scorecards/fill';
import { benchProviders } from './lib/scorecards/facts';
import { makeDatabase, measureCommits } from './lib/scorecards/makeDatabase';
import { measureJudging } from './lib/scorecards/measureJudging';
import {
  startJudge,
  type ScorecardsDatabase,
} from './lib/scorecards/openStores';
import { barOf } from './lib/scorecards/rules';
import { measureSideBySide } from './lib/scorecards/sideBySide';
import { startBenchPostgres } from './lib/postgres';

const BESIDE = Number(process.env.ENTITIES ?? 1_000);
const ENTITIES = 10_000;
const FEW = 20;
const MANY = 50;

async function measureOurs(label: string, database: ScorecardsDatabase) {
  await fill(database, { entities: ENTITIES, documents: [barOf(FEW)] });
  const measured = { label, database, entities: ENTITIES };
  await measureJudging({
    ...measured,
    checks: FEW,
    limits: { evaluate: 0.5, first: 3, rss: 300, whatIf: 50 },
  });
  await forgetResults(database);
  const judge = await startJudge(database, benchProviders());
  await activate(judge, barOf(MANY));
  await judge.close();
  await measureJudging({ ...measured, checks: MANY, limits: { first: 6 } });
}

async function measureSqlite() {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'callboard-bench-'));
  const filename = path.join(directory, 'scorecards.sqlite');
  try {
    await measureOurs('SQLite', {
      client: 'better-sqlite3',
      connection: { filename },
    });
  } finally {
    fs.rmSync(directory, { recursive: true });
  }
}

async function measurePostgres() {
  const postgres = await startBenchPostgres();
  try {
    await showCorrections(postgres);
    await measureCommits(postgres);
    await measureSideBySide(postgres, BESIDE);
    await measureOurs('PostgreSQL', await makeDatabase(postgres, 'large'));
  } finally {
    await postgres.stop();
  }
}

export async function run() {
  const { DATABASE: only } = process.env;
  if (only !== 'SQLite') await measurePostgres();
  if (only !== 'PostgreSQL') await measureSqlite();
}
