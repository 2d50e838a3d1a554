import fs from 'node:fs';
import { chromium } from '@playwright/test';
import { Told } from './console.mjs';
import { run } from './processes.mjs';

/** For build machines, as it can show no window; without what one needs three journeys take 28 s instead of 38. */
const SHELL = '/usr/bin/chromium-headless-shell';

const places = () => [
  process.env.PLAYWRIGHT_CHROMIUM_PATH,
  process.env.CI && SHELL,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  chromium.executablePath(),
];

export const findChromium = () =>
  places().find(place => place && fs.existsSync(place));

export const chromiumFix =
  'Install it (Debian: apt-get install chromium; elsewhere: ./dev yarn playwright install chromium), ' +
  'or set PLAYWRIGHT_CHROMIUM_PATH.';

/** Installs Debian packages on a build machine, where nobody could answer a question. */
export async function installOnCi(...packages) {
  if (!process.env.CI || process.getuid() !== 0) return;
  if (!fs.existsSync('/usr/bin/apt-get')) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  console.log(`  Installing ${packages.join(', ')}`);
  await run('apt-get', ['update', '-qq'], { env });
  await run(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
    { env, stdio: ['ignore', 'ignore', 'inherit'] },
  );
}

/** The path of a Chromium; on a build machine it is installed when missing, preferably the one without windows. */
export async function needChromium() {
  const isGiven = process.env.PLAYWRIGHT_CHROMIUM_PATH;
  if (!isGiven && !fs.existsSync(SHELL)) {
    await installOnCi('chromium-headless-shell');
  }
  if (!findChromium()) await installOnCi('chromium');
  const found = findChromium();
  if (!found) throw new Told(`No Chromium was found.\n  ${chromiumFix}`);
  return found;
}
