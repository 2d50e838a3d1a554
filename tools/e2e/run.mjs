/* `yarn test:e2e`: the built portal on a free port with databases of its own, and Playwright against it. */
import fs from 'node:fs';
import { main, step } from '../lib/console.mjs';
import { needChromium } from '../lib/chromium.mjs';
import { bin, inState, root } from '../lib/paths.mjs';
import { run } from '../lib/processes.mjs';
import { writeResults } from '../lib/results.mjs';
import { buildApp } from '../portal/build.mjs';
import { startTemporaryPortal } from '../portal/temporary.mjs';

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

main(async args => {
  const report = inState('results/playwright.json');
  fs.rmSync(report, { force: true });
  const chromium = await needChromium();
  await buildApp();
  const portal = await step('Starting the portal', () =>
    startTemporaryPortal({ name: 'e2e', user: 'user:default/piet-vos' }),
  );
  const stop = () => portal.stop().then(() => process.exit(130));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  let code;
  try {
    code = await run(bin('playwright'), ['test', ...args], {
      cwd: root,
      env: {
        ...process.env,
        PLAYWRIGHT_URL: portal.url,
        PLAYWRIGHT_CHROMIUM_PATH: chromium,
      },
    });
  } finally {
    await portal.stop();
  }
  const counts = count(report);
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  writeResults('playwright', counts);
  return code;
});
