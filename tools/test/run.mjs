/*
 * All tests of the repository: one PostgreSQL for the whole run, then backstage-cli's jest over all packages.
 *
 *   --full   the long tier: real sizes, long timeouts; without chosen tests only those that do more there
 *
 * Other options go to jest, whose configuration is in jest/config.cjs. CALLBOARD_DATA=<folder> adds the tests over real descriptors.
 */
import fs from 'node:fs';
import os from 'node:os';
import { main } from '../lib/console.mjs';
import { bin, fromRoot, inState, root } from '../lib/paths.mjs';
import { startTemporaryPostgres } from '../lib/postgres.mjs';
import { run } from '../lib/processes.mjs';
import { writeResults } from '../lib/results.mjs';
import { findLongTests, FULL } from './longTests.mjs';

const SHORT_TIMEOUT = 30_000;
const LONG_TIMEOUT = 20 * 60_000;

/** Megabytes for what was made a moment ago: pages of tests make much, and V8's own 16 are full at every turn. */
const YOUNG = 64;

/**
 * Megabytes a worker may hold between two files before it begins anew, and compiles all scripts again: 200 files of pages take
 * 255 s of processor with 2,000 and 325 s with Backstage's 1,000. Two workers of that size leave a machine of 8 GB its half.
 */
const WORKER = Math.round(Math.min(2000, os.totalmem() / 2 ** 20 / 4));

function environment({ full, url }) {
  return {
    ...process.env,
    NODE_OPTIONS: `${
      process.env.NODE_OPTIONS ?? ''
    } --max-semi-space-size=${YOUNG}`.trim(),
    BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: url,
    BACKSTAGE_TEST_DISABLE_DOCKER: '1',
    ...(full ? { [FULL]: '1' } : {}),
  };
}

function count(report) {
  if (!fs.existsSync(report)) return { passed: 0, failed: 1 };
  const found = JSON.parse(fs.readFileSync(report, 'utf8'));
  return {
    passed: found.numPassedTests,
    failed: found.numFailedTests + found.numRuntimeErrorTestSuites,
    skipped: found.numPendingTests + found.numTodoTests,
  };
}

main(async options => {
  const full = options.includes('--full');
  const passedOn = options.filter(option => option !== '--full');
  // What core prints to the console in every test hides what failed; a run of chosen tests shows it.
  const isWhole = passedOn.every(option => option.startsWith('-'));
  const watches = passedOn.some(option => option.startsWith('--watch'));
  const report = inState('results/jest-report.json');
  fs.mkdirSync(inState('results'), { recursive: true });
  fs.rmSync(report, { force: true });

  const postgres = await startTemporaryPostgres();
  let code;
  const stop = () => postgres.stop().then(() => process.exit(130));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    code = await run(
      bin('backstage-cli'),
      [
        'repo',
        'test',
        `--config=${fromRoot('tools/test/jest/config.cjs')}`,
        ...(watches ? [] : ['--no-watch', '--json', `--outputFile=${report}`]),
        `--testTimeout=${full ? LONG_TIMEOUT : SHORT_TIMEOUT}`,
        `--workerIdleMemoryLimit=${WORKER}M`,
        ...(isWhole ? ['--silent'] : []),
        ...passedOn,
        ...(full && isWhole ? findLongTests() : []),
      ],
      { cwd: root, env: environment({ full, url: postgres.url }) },
    );
  } finally {
    await postgres.stop();
  }
  if (watches) return code;
  const counts = count(report);
  // A jest that fails without a failed test (a crash, an obsolete option) must not look green.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  writeResults('jest', counts);
  if (isWhole && !process.env.CALLBOARD_DATA) {
    console.log(
      'Among the skipped: no data for the tests over real descriptors (CALLBOARD_DATA is not set)',
    );
  }
  return code;
});
