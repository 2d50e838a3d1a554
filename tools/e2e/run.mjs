/*
 * `yarn test:e2e`: the built portal on a free port with databases of its own, and Playwright against it.
 *
 *   --real-peers   the tests in which programs of others take part, in place of the others
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { parse } from 'yaml';
import { main, step, Told } from '../lib/console.mjs';
import { needChromium } from '../lib/chromium.mjs';
import { bin, fromRoot, root } from '../lib/paths.mjs';
import { freePort, run } from '../lib/processes.mjs';
import { resultsOf, writeResults } from '../lib/results.mjs';
import { buildApp } from '../portal/build.mjs';
import { startTemporaryPortal } from '../portal/temporary.mjs';
import { missingPeers, realPeers } from './realPeers.mjs';

/** Builds of the sample that pages need: those of a year would be played beside the tests. */
const DAYS = 7;

function count(report) {
  if (!fs.existsSync(report)) return { passed: 0, failed: 1 };
  const { stats, errors } = JSON.parse(fs.readFileSync(report, 'utf8'));
  return {
    passed: stats.expected,
    // A flaky test has failed once: that is a failure.
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

/** A GitHub that a test starts on this machine; until then nobody answers there. */
const ownGitHub = async () => ({
  id: 'own-github',
  port: await freePort(),
  token: `ghp_${randomBytes(18).toString('hex')}`,
  secret: randomBytes(32).toString('hex'),
});

/** The sample's sources of builds and, beside them, that GitHub. */
function withGitHub(demo, { id, port, token, secret }) {
  const own = {
    id,
    title: 'GitHub of the tests',
    apiBaseUrl: `http://127.0.0.1:${port}`,
    token,
    webhookSecrets: [secret],
    backfillDays: 8,
  };
  return {
    buildHealth: {
      ...demo.buildHealth,
      github: [...demo.buildHealth.github, own],
    },
  };
}

/** The sample's playbooks and, beside them, pages that try to run scripts. */
function withHostilePages(demo) {
  const folder = fromRoot('plugins/playbooks/e2e-tests/hostile-pages');
  return {
    playbooks: {
      sources: [...demo.playbooks.sources, { id: 'hostile', folder }],
    },
  };
}

/** What the portal is configured with besides, and what its tests are told. */
async function journeys() {
  const demo = parse(fs.readFileSync(fromRoot('app-config.demo.yaml'), 'utf8'));
  const github = await ownGitHub();
  return {
    more: {
      ...withHostilePages(demo),
      ...withGitHub(demo, github),
      demo: { builds: { days: DAYS } },
    },
    env: { CALLBOARD_E2E_GITHUB: JSON.stringify(github) },
  };
}

async function withPeers() {
  const { peers, more } = await realPeers();
  return { more, env: { CALLBOARD_E2E_PEERS: JSON.stringify(peers) } };
}

async function test(name, suite, args) {
  const report = resultsOf(name);
  fs.rmSync(report, { force: true });
  const chromium = await needChromium();
  await buildApp();
  const { more, env } = await suite();
  const portal = await step('Starting the portal', () =>
    startTemporaryPortal({ name, user: 'user:default/piet-vos', more }),
  );
  const stop = () => portal.stop().then(() => process.exit(130));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  let code;
  try {
    code = await run(bin('playwright'), ['test', ...args], {
      cwd: root,
      env: {
        ...process.env,
        ...env,
        PLAYWRIGHT_URL: portal.url,
        PLAYWRIGHT_CHROMIUM_PATH: chromium,
      },
    });
  } finally {
    await portal.stop();
  }
  const counts = count(report);
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  writeResults(name, counts);
  return code;
}

main(async options => {
  const args = options.filter(option => option !== '--real-peers');
  if (args.length === options.length) return test('e2e', journeys, args);
  const missing = missingPeers().join(' and ');
  if (missing === '') return test('real-peers', withPeers, args);
  if (process.env.CI) throw new Told(`${missing} must be installed`);
  console.log(`skipped: install ${missing} (Debian packages)`);
  writeResults('real-peers', { passed: 0, failed: 0, skipped: 1 });
  return 0;
});
