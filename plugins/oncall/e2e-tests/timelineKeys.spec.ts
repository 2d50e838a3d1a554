import type { Page } from '@playwright/test';
import { expect, people, test } from '../../../e2e/fixtures';

async function openTimeline(page: Page, name: string) {
  await page.getByRole('link', { name, exact: true }).first().click();
  const grid = page.getByRole('grid', { name: `Timeline of ${name}` });
  await grid.locator('[data-bar-id][tabindex="0"]').focus();
  return grid;
}

/** What the focus is on, and in which row. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const bar = document.activeElement;
    const row = bar?.closest('[role=row]')?.querySelector('[role=rowheader]');
    return `${row?.textContent} | ${bar?.getAttribute('aria-label')}`;
  });

test('the timeline is read by keys', async ({ page, signIn, isMobile }) => {
  test.skip(isMobile, 'a phone shows an agenda');
  await signIn(people.member, '/oncall/schedules');
  const grid = await openTimeline(page, 'Settlement working days');
  const press = async (key: string) => {
    await page.keyboard.press(key);
    return focused(page);
  };

  const first = await press('Home');
  expect(first).toMatch(/^On call \| /);
  const second = await press('ArrowRight');
  expect(second).not.toBe(first);
  expect(await press('ArrowLeft')).toBe(first);
  const last = await press('End');
  expect(last).not.toBe(second);
  await press('Home');
  await press('ArrowRight');
  expect(await press('ArrowDown')).not.toMatch(/^On call \| /);
  expect(await press('ArrowUp')).toMatch(/^On call \| /);

  const label = () => grid.getAttribute('aria-label');
  const today = await label();
  await page.keyboard.press('PageDown');
  await expect.poll(label).not.toBe(today);
  await expect.poll(() => focused(page)).toMatch(/ \| On call: /);
  await page.keyboard.press('PageUp');
  await expect.poll(label).toBe(today);
  await page.keyboard.press('PageDown');
  await expect.poll(label).not.toBe(today);
  await expect.poll(() => focused(page)).toMatch(/ \| On call: /);
  await page.keyboard.press('t');
  await expect.poll(label).toBe(today);

  await page.keyboard.press('g');
  await expect.poll(() => focused(page)).toMatch(/gap|nobody/i);
  const gap = await focused(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(() => focused(page)).toBe(gap);
});

test('an override is begun, made longer and given up by keys', async ({
  page,
  signIn,
  isMobile,
}) => {
  test.skip(isMobile, 'a phone shows an agenda');
  await signIn(people.member, '/oncall/schedules');
  await openTimeline(page, 'Ledger primary');
  await page.keyboard.press('End');
  await page.keyboard.press('o');
  await expect(
    page.getByText(/^Override from .* until /).first(),
  ).toBeAttached();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByText(/^until .*, \d/).first()).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(page.getByText('No override.').first()).toBeAttached();
  await page.keyboard.press('o');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: /override/i })).toBeVisible();
  await page.keyboard.press('Escape');
});
