import { chromium } from '@playwright/test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Told } from '../lib/console.mjs';
import { inState } from '../lib/paths.mjs';

/** The plugins read the catalog every 30 s; a card may be empty until then. */
const LIMIT = 120_000;

/** The cards of an entity that the group of guests owns, and what each has to say to the guest. */
const CARDS = [
  { heading: 'Owner', says: /guests/i },
  { heading: 'On-call', says: /^you$/ },
  { heading: 'Playbooks', says: 'The website is down' },
];

/**
 * Opens the entity page of the portal's own example as guest and waits for our cards with their answers in them.
 * @returns what went wrong on the page, outside of what core prints itself
 */
export async function lookAtCards({ url, system, executablePath }) {
  await putGuestOnCall(url);
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
      const ours = /\/api\/(ownership|oncall|playbooks)\//.test(response.url());
      if (response.status() >= 400 && ours) {
        errors.push(`${response.status()} ${response.url()}`);
      }
    });
    await page.goto(`${url}/catalog/default/component/example-website`);
    await enterAsGuest(page);
    const limit = Date.now() + LIMIT;
    let silent = await silentCards(page);
    while (silent.length > 0 && Date.now() < limit) {
      await sleep(5_000);
      await page.reload();
      await sleep(3_000);
      silent = await silentCards(page);
    }
    const picture = inState(`logs/install-proof-${system}.png`);
    await page.screenshot({ path: picture, fullPage: true });
    if (silent.length > 0) {
      throw new Told(`No answer in ${silent.join(', ')}, see ${picture}`);
    }
    await openAlert(page, url);
    await searchPage(url);
    return errors;
  } finally {
    await browser.close();
  }
}

/** From the link of an alert to the command of its page, filled from the alert. */
async function openAlert(page, url) {
  await page.goto(
    `${url}/playbooks/r/ExampleWebsiteDown?namespace=shop&alertname=ExampleWebsiteDown`,
  );
  await page.getByText('kubectl -n shop get pods').first().waitFor();
}

/** The search of the portal finds a part of a command, once it has taken the pages in. */
async function searchPage(url) {
  const { token } = await signIn(url);
  for (const limit = Date.now() + LIMIT; ; await sleep(2_000)) {
    const answer = await fetch(
      `${url}/api/search/query?term=kubectl&types[0]=playbooks`,
      { headers: { authorization: `Bearer ${token}` } },
    );
    const found = answer.ok ? (await answer.json()).results : [];
    if (found.length > 0) return;
    if (Date.now() > limit) throw new Told('The search finds no playbook');
  }
}

/** The older portal signs its guest in by itself. */
async function enterAsGuest(page) {
  const enter = page.getByRole('button', { name: 'Enter' });
  const about = page.getByRole('heading', { name: 'About' });
  await enter.or(about).first().waitFor();
  if (await enter.isVisible()) await enter.click();
}

async function silentCards(page) {
  const silent = [];
  for (const { heading, says } of CARDS) {
    const answer = page
      .locator('[data-callboard-root]')
      .filter({ has: page.getByRole('heading', { name: heading }) })
      .getByText(says)
      .first();
    if (!(await answer.isVisible())) silent.push(heading);
  }
  return silent;
}

async function signIn(url) {
  const signedIn = await fetch(`${url}/api/auth/guest/refresh`, {
    headers: { 'x-requested-with': 'XMLHttpRequest' },
  });
  return (await signedIn.json()).backstageIdentity;
}

/** Makes a schedule of the group of guests; tried again until on-call has read the catalog. */
async function putGuestOnCall(url) {
  const { token, identity } = await signIn(url);
  const schedule = {
    name: 'Guests primary',
    teamRef: 'group:default/guests',
    version: {
      timeZone: 'Europe/Berlin',
      layers: [
        {
          id: 'weekly',
          rotation: {
            unit: 'week',
            startsAt: '2026-01-05T09:00',
            slots: [{ userRefs: [identity.userEntityRef] }],
          },
        },
      ],
    },
  };
  for (const limit = Date.now() + LIMIT; ; await sleep(2_000)) {
    const made = await fetch(`${url}/api/oncall/schedules`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(schedule),
    });
    if (made.status === 201) return;
    if (Date.now() > limit) {
      throw new Told(`The schedule is refused: ${await made.text()}`);
    }
  }
}
