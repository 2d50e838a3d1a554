import type { Locator } from '@playwright/test';
import { callboardClient, expect, people, test } from '../../../e2e/fixtures';

/** What bars of a browser leave of the smallest phone that is common. */
const FIRST_SCREEN = { width: 390, height: 664 };
const THUMB = 44;

const CHECK =
  'kafka-consumer-groups --bootstrap-server eu-1:9092 --describe --group ledger';

const boxOf = async (part: Locator) => {
  const { y = NaN, height = NaN } = (await part.boundingBox()) ?? {};
  return { top: y, bottom: y + height, height };
};

test('the page of an alert says what to do, filled, and what changed', async ({
  page,
  signIn,
  axe,
  copied,
}, info) => {
  await signIn(people.member, '/alerts');
  await page.getByRole('link', { name: 'LedgerLagHigh' }).first().click();
  const what = page.getByRole('region', { name: 'What to do' });
  // The pages of the sample are read after the start.
  await expect(async () => {
    await page.reload();
    await expect(what).toContainText('eu-1', { timeout: 10_000 });
  }).toPass();
  await expect(what).toContainText('How far behind is partition 2?');
  await expect(what).toContainText(
    '--bootstrap-server eu-1:9092 --describe --group ledger',
  );
  const changed = page.getByRole('region', { name: 'What changed' });
  await expect(changed).toContainText(/main (built|failed) [0-9a-f]{7}/);
  await axe();
  const copy = what.getByRole('button', { name: /^Copy/ });
  await copy.click();
  expect(await copied()).toEqual([CHECK]);

  const all = what.getByRole('link', { name: /^All \d steps/ });
  if (info.project.name.endsWith('phone')) {
    await page.setViewportSize(FIRST_SCREEN);
    await page.evaluate(() => window.scrollTo(0, 0));
    const bar = await boxOf(page.locator('[data-callboard-action-bar]'));
    for (const part of [
      page.getByText('critical', { exact: true }).first(),
      page.getByRole('heading', { name: 'LedgerLagHigh' }),
      page.getByText('Postings are 14 min behind').first(),
      page.getByRole('link', { name: 'Ledger postings' }).first(),
      what,
      page.getByRole('region', { name: 'Last time' }),
      changed,
    ]) {
      const { top, bottom } = await boxOf(part);
      expect(top, `${part} begins on the screen`).toBeGreaterThanOrEqual(0);
      expect(bottom, `${part} is above the bar`).toBeLessThanOrEqual(bar.top);
    }
    for (const target of [copy, all]) {
      expect((await boxOf(target)).height).toBeGreaterThanOrEqual(THUMB);
    }
  }

  // Its page has the same values, and the others.
  await all.click();
  await expect(page).toHaveURL(
    /\/playbooks\/pages\/[^?]+\?.*kafka_partition=2/,
  );
  await expect(page.getByLabel('partition', { exact: true })).toHaveValue('2');
});

test('a stranger is told nothing of playbooks by the name of an alert @once', async ({
  baseURL,
}) => {
  const stranger = await callboardClient(baseURL!, people.stranger);
  const answer = await stranger.fetch('/api/playbooks/alerts/find', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      labels: { alertname: 'LedgerLagHigh' },
      withPage: true,
    }),
  });
  expect(answer.status).toBe(403);
});
