/*
 * Pages, labels and addresses come from outside; Chromium says whether any of them runs. The portal's content security policy
 * is off here: what is shown must be harmless without it.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, people, test } from '../../../e2e/fixtures';

test.use({ bypassCSP: true });

const FOLDER = path.join(__dirname, 'hostile-pages');
const FILES = fs.readdirSync(FOLDER).filter(name => name.endsWith('.md'));
const IMAGES = /^\/api\/playbooks\/pages\/[^/]+\/images\?/;
const HOSTILE = [
  `"><img src=x onerror=xss()>`,
  `'-xss()-'`,
  `</script><script>xss()</script>`,
  `JAVASCRIPT${':'}xss()`,
  `\${xss()}{{constructor.constructor('xss()')()}}`,
  `\n---\n<svg onload=xss()>`,
];

/** Notes everything that runs or loads which no page may. */
async function watchScripts(page: Page) {
  const seen: string[] = [];
  await page.exposeFunction('xss', () => {
    seen.push('a script ran');
  });
  page.on('dialog', dialog => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', request => {
    if (new URL(request.url()).hostname.endsWith('evil.example')) {
      seen.push(`request: ${request.url()}`);
    }
  });
  page.on('popup', popup => {
    seen.push(`popup: ${popup.url()}`);
  });
  return seen;
}

/** Events that vectors wait for, and time for what runs later. */
async function provoke(page: Page) {
  await page.evaluate(async () => {
    const all = document.querySelectorAll('[data-callboard-root] *');
    for (const element of all) {
      for (const name of ['mouseover', 'pointerover', 'focus', 'copy']) {
        element.dispatchEvent(new Event(name, { bubbles: true }));
      }
    }
    await new Promise(done => setTimeout(done, 300));
  });
}

/** Addresses that a click may follow. */
const addressesIn = (page: Page) =>
  page
    .locator('[data-callboard-root] a')
    .evaluateAll(links => links.map(link => (link as HTMLAnchorElement).href));

async function isHarmless(page: Page, seen: readonly string[]) {
  await provoke(page);
  for (const address of await addressesIn(page)) {
    expect(address).toMatch(/^(?:https?|mailto):/);
  }
  expect(seen).toEqual([]);
}

test('the watch sees scripts and requests where nothing is taken from the pages @once', async ({
  browser,
}) => {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  const seen = await watchScripts(page);
  await page.setContent(
    `<div data-callboard-root>${fs.readFileSync(
      path.join(FOLDER, 'html.md'),
      'utf8',
    )}</div>`,
    { waitUntil: 'commit' },
  );
  await expect.poll(() => seen).toContain('a script ran');
  await expect
    .poll(() => seen.some(one => one.startsWith('request:')))
    .toBe(true);
  await context.close();
});

test('no script of a page runs @once', async ({
  page,
  signIn,
  expectStatus,
}) => {
  // Most of what their images name is no file.
  expectStatus(IMAGES, 404);
  const seen = await watchScripts(page);
  await signIn(people.member, '/playbooks?q=hostile');
  const links = page.getByRole('link', { name: /hostile/i });
  await expect(links).toHaveCount(FILES.length);
  await isHarmless(page, seen);
  const paths = await links.evaluateAll(all =>
    all.map(link => (link as HTMLAnchorElement).pathname),
  );
  for (const address of paths) {
    await page.goto(
      `${address}?${new URLSearchParams(
        HOSTILE.map((value, i) => [`label.l${i}`, value]),
      )}&label.pod=${encodeURIComponent(
        HOSTILE[0],
      )}#"><img src=x onerror=xss()>`,
    );
    await expect(page.getByText('As written')).toBeVisible();
    await page.getByText('As written').click();
    await isHarmless(page, seen);
    const forbidden = page
      .locator('[data-callboard-root] section')
      .locator('script, style, iframe, object, embed, form, base, meta, math');
    await expect(forbidden).toHaveCount(0);
  }
});

test('a picture of a page is shown, and neither runs nor loads anything @once', async ({
  page,
  signIn,
  expectStatus,
}) => {
  expectStatus(IMAGES, 404);
  const seen = await watchScripts(page);
  await signIn(people.member, '/playbooks?q=hostile pictures');
  await page.getByRole('link', { name: 'Hostile pictures' }).click();
  for (const name of ['a hostile picture', 'the same as HTML']) {
    const picture = page.getByRole('img', { name });
    await expect(picture).toBeVisible();
    await expect
      .poll(() => picture.evaluate(image => (image as HTMLImageElement).width))
      .toBe(120);
    await picture.hover();
  }
  await expect(
    page.getByText('Image hostname is not in the source'),
  ).toBeVisible();
  await isHarmless(page, seen);
});

test('no label of an alert runs @once', async ({ page, signIn }) => {
  const seen = await watchScripts(page);
  await signIn(people.member, '/playbooks/open');
  const labels = Object.fromEntries(
    HOSTILE.map((value, i) => [i === 0 ? value : `l${i}`, value]),
  );
  for (const alertname of HOSTILE) {
    const field = page.getByLabel('Alert', { exact: true });
    await field.fill(JSON.stringify({ alertname, ...labels }));
    await page.getByRole('link', { name: 'Start a draft' }).click();
    const text = page.getByLabel('Text of the page');
    await expect(text).toHaveValue(/^---\nalerts: \["/);
    await isHarmless(page, seen);
    // The router of the portal matches no address with a line break in it.
    const name = alertname.replace(/\n/g, ' ');
    await page.goto(
      `/playbooks/r/${encodeURIComponent(name)}?${new URLSearchParams(labels)}`,
    );
    await expect(page.getByText(/^No playbook for /)).toBeVisible();
    await isHarmless(page, seen);
    await page.goto('/playbooks/open');
  }
});
