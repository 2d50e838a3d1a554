/*
 * Scorecards beside Tech Insights, and ours over 10,000 services: judged for the first time, evaluated alone and with all of it kept,
 * with one fact in a hundred changed, and what-ifs of drafts; on PostgreSQL and SQLite, each in a process of its own, three times.
 *
 * ENTITIES=10000 is for a larger comparison; DATABASE=SQLite leaves out PostgreSQL and the comparison, which needs it.
 */
import { showCorrections } from './lib/scorecards/corrections';
import { activate, fill, forgetResults } from './lib/scorecards/fill';
import { benchProviders } from './lib/scorecards/facts';
import {
  makeDatabase,
  measureCommits,
  sqliteIn,
} from './lib/scorecards/makeDatabase';
import { measureJudging } from './lib/scorecards/measureJudging';
import {
  startJudge,
  type ScorecardsDatabase,
} from './lib/scorecards/openStores';
import { barOf } from './lib/scorecards/rules';
import { measureSideBySide } from './lib/scorecards/sideBySide';
import { onPostgres, onSqlite } from './lib/eachDatabase';

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

export async function run() {
  await onPostgres(async postgres => {
    await showCorrections(postgres);
    await measureCommits(postgres);
    await measureSideBySide(postgres, BESIDE);
    await measureOurs('PostgreSQL', await makeDatabase(postgres, 'large'));
  });
  await onSqlite(directory =>
    measureOurs('SQLite', sqliteIn(directory, 'large')),
  );
}
