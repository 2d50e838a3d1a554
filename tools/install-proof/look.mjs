import { chromium } from '@playwright/test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Told } from '../lib/console.mjs';
import { inState } from '../lib/paths.mjs';

/** The plugin reads the catalog every 30 s; a card may be empty until then. */
const LIMIT = 120_000;

/**
 * Opens the entity page of the portal's own example as guest and waits for our card with the owner in it.
 * @returns what went wrong on the page, outside of what core prints itself
 */
export async function lookAtCard({ url, system, executablePath }) {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
  const errors = [];
  try {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
    });
    page.on('pageerror', error => errors.push(error.message));
    page.on('response', response => {
      if (response.status() >= 400 && response.url().includes('/ownership/')) {
        errors.push(`${response.status()} ${response.url()}`);
      }
    });
    await page.goto(`${url}/catalog/default/component/example-website`);
    // The older portal signs its guest in by itself.
    const enter = page.getByRole('button', { name: 'Enter' });
    await enter
      .or(page.getByRole('heading', { name: 'About' }))
      .first()
      .waitFor();
    if (await enter.isVisible()) await enter.click();
    const card = page
      .locator('[data-callboard-root]')
      .filter({ has: page.getByRole('heading', { name: 'Owner' }) });
    const owner = card.getByText(/guests/i).first();
    const limit = Date.now() + LIMIT;
    while (!(await owner.isVisible()) && Date.now() < limit) {
      await sleep(5_000);
      if (!(await owner.isVisible())) await page.reload();
      await sleep(3_000);
    }
    const picture = inState(`logs/install-proof-${system}.png`);
    await page.screenshot({ path: picture, fullPage: true });
    if (!(await owner.isVisible())) {
      throw new Told(`The card shows no owner, see ${picture}`);
    }
    return errors;
  } finally {
    await browser.close();
  }
}
