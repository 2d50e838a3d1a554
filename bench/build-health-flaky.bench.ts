/*
 * Verdicts on tests of generated histories whose truth is known (flake rates of 0.5 to 20 %, breaks, storms of the infrastructure, lost
 * agents, retries that reports hide): how right they are, with the rule beside it that others use, a commit on which a test failed and
 * passed. SEEDS says how many repositories. Then how long it takes to judge 10,000 tests: the statistics alone, and from the tables of
 * a portal on SQLite.
 */
import { mockServices } from '@backstage/backend-test-utils';
import {
  judgeHistories,
  judgeTogether,
  sameCommitRule,
  scoreOf,
  withoutExcluded,
  type Judge,
} from '../plugins/build-health-common/src/domain/__testUtils__/judging';
import type { GeneratedTest } from '../plugins/build-health-common/src/domain/__testUtils__/generateHistories';
import { openDatabase } from '../plugins/build-health-backend/src/database/openDatabase';
import { onSqlite } from './lib/eachDatabase';
import { openBenchDatabase } from './lib/openDatabase';
import { addFailingTests, judgeAll } from './lib/builds/failingTests';
import { duration, percentile, report, withEventLoopDelay } from './lib/report';

const SEEDS = Number(process.env.SEEDS ?? 20);
/** Thresholds were chosen on the seeds 1 to 20, and tests look at those from 1001 on. */
const FIRST_SEED = 3_001;
const JUDGED = 10_000;
const BUILDS = 1_000;
/** Of 10,000 tests, those that failed in the window. */
const FAILING = 1_000;
const TIMES = 3;

interface Limits {
  precision?: number;
  recall?: number;
  brokenCalledFlaky?: number;
}

function measureScore(
  title: string,
  { tests, judge }: { tests: readonly GeneratedTest[]; judge: Judge },
  limits: Limits = {},
) {
  const score = scoreOf(tests, judge);
  const of = (truth: GeneratedTest['truth']) =>
    tests.filter(one => one.truth === truth).length;
  const metric = (name: string) => `build-health-flaky.${title}.${name}`;
  report({
    metric: metric('precision'),
    value: score.precision,
    unit: 'of 1',
    n: tests.filter(judge).length,
    least: limits.precision,
  });
  report({
    metric: metric('recall'),
    value: score.recall,
    unit: 'of 1',
    n: of('flaky'),
    least: limits.recall,
  });
  report({
    metric: metric('broken called flaky'),
    value: score.brokenCalledFlaky,
    unit: 'of 1',
    n: of('broken'),
    limit: limits.brokenCalledFlaky,
  });
}

function measureScores() {
  const seeds = Array.from({ length: SEEDS }, (_, i) => FIRST_SEED + i);
  const verdicts = judgeHistories(seeds);
  const tests = [...verdicts.keys()];
  console.log(`${tests.length} tests of ${seeds.length} repositories`);
  measureScore(
    'callboard',
    { tests, judge: test => verdicts.get(test)!.verdict === 'flaky' },
    { precision: 0.95, recall: 0.9, brokenCalledFlaky: 0.01 },
  );
  measureScore('a commit failed and passed', {
    tests,
    judge: ({ runs }) => sameCommitRule(runs, 1),
  });
  measureScore('the same on two commits, without mass failures', {
    tests,
    judge: test => sameCommitRule(withoutExcluded(test), 2),
  });
  return tests;
}

/** @param tests - judged over and over until there were enough, each time with all of its runs */
async function measureStatistics(tests: readonly GeneratedTest[]) {
  const many = Array.from({ length: JUDGED }, (_, i) => ({
    runs: tests[i % tests.length].runs,
  }));
  const runs = many.reduce((sum, one) => sum + one.runs.length, 0);
  const took: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    took.push(await duration(() => judgeTogether(many)));
  }
  report({
    metric: `build-health-flaky.judge ${JUDGED} tests, of ${Math.round(
      runs / JUDGED,
    )} runs each`,
    value: percentile(took, 0.5) / 1_000,
    unit: 's',
    n: TIMES,
    spread: [Math.min(...took) / 1_000, Math.max(...took) / 1_000],
  });
}

async function measureTables(directory: string) {
  const knex = openBenchDatabase(
    { client: 'better-sqlite3', connection: { directory } },
    'build-health',
  );
  try {
    const db = await openDatabase(mockServices.database({ knex }));
    const pipelineId = await addFailingTests(db, {
      builds: BUILDS,
      tests: JUDGED,
      failing: FAILING,
    });
    const took = await withEventLoopDelay(
      'build-health-flaky.judge from tables.event_loop_delay_p99 SQLite',
      async () => {
        const all: number[] = [];
        for (let i = 0; i < TIMES; i++) {
          all.push(
            await duration(async () => {
              const judged = await judgeAll(db, pipelineId);
              if (judged !== FAILING) throw new Error(`${judged} were judged`);
            }),
          );
        }
        return all;
      },
    );
    report({
      metric: `build-health-flaky.judge from tables, ${JUDGED} tests in ${BUILDS} builds, ${FAILING} failed SQLite`,
      value: percentile(took, 0.5) / 1_000,
      unit: 's',
      n: TIMES,
      spread: [Math.min(...took) / 1_000, Math.max(...took) / 1_000],
      database: 'SQLite',
    });
  } finally {
    await knex.destroy();
  }
}

export async function run() {
  await measureStatistics(measureScores());
  await onSqlite(measureTables);
}
