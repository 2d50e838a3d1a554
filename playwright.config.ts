/*
 * End-to-end tests against the built portal and its real backend; `yarn test:e2e` starts both and sets
 * PLAYWRIGHT_URL. Each folder of tests runs on a desktop and on a phone.
 */
import fs from 'node:fs';
import path from 'node:path';
import { defineConfig, type Project } from '@playwright/test';

const sizes = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
  },
};

const folders = [
  'packages/app',
  ...fs.readdirSync('plugins').map(name => path.join('plugins', name)),
].filter(folder => fs.existsSync(path.join(folder, 'e2e-tests')));

/*
 * `@once`: nothing of it depends on the width of the window, so the desktop's answer is the phone's. CI tries it on both only
 * in the long tier, for the time it takes.
 */
const ONCE = /@once/;
const isEveryWidth = process.env.CALLBOARD_EVERY_WIDTH === 'yes';

const journeys: Project[] = folders.flatMap(folder =>
  Object.entries(sizes).map(([size, use]) => ({
    name: `${path.basename(folder)} ${size}`,
    testDir: path.join(folder, 'e2e-tests'),
    testIgnore: '**/real-peers/**',
    ...(size === 'phone' && !isEveryWidth && { grepInvert: ONCE }),
    use,
  })),
);

/** Those with programs of others that take part; at night they are looked at on a phone. */
const realPeers: Project = {
  name: 'real peers',
  testDir: 'plugins',
  testMatch: '**/e2e-tests/real-peers/*.spec.ts',
  use: sizes.phone,
};

const suite = process.env.CALLBOARD_E2E_PEERS ? 'real-peers' : 'e2e';

export default defineConfig({
  projects: suite === 'e2e' ? journeys : [realPeers],
  // Far above what anything takes: what is slow is for the benches to say. On a crowded machine the cards of a page
  // have taken 15 s to load.
  timeout: 240_000,
  expect: { timeout: 40_000 },
  // One backend serves all workers; more of them only queue on it.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: !!process.env.CI,
  outputDir: `test-results/${suite}`,
  reporter: [
    ['list'],
    ['json', { outputFile: `.callboard/results/${suite}.json` }],
    ['html', { outputFolder: `e2e-test-report/${suite}`, open: 'never' }],
  ],
  use: {
    baseURL: process.env.PLAYWRIGHT_URL ?? 'http://localhost:3000',
    browserName: 'chromium',
    timezoneId: 'Europe/Stockholm',
    locale: 'en-GB',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.PLAYWRIGHT_CHROMIUM_PATH,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
