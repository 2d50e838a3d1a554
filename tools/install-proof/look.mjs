import { chromium } from '@playwright/test';
import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { setTimeout as sleep } from 'node:timers/promises';
import { Told } from '../lib/console.mjs';
import { inState } from '../lib/paths.mjs';
import { BUILD_SOURCE } from './freshPortal.mjs';

/** The plugins read the catalog every 30 s; a card may be empty until then. */
const LIMIT = 120_000;

/** The cards of an entity that the group of guests owns, and what each has to say to the guest. */
const CARDS = [
  { heading: 'Owner', says: /guests/i },
  { heading: 'On-call', says: /^you$/ },
  { heading: 'Playbooks', says: 'The website is down' },
  { heading: 'Builds', says: /red for/ },
  { heading: 'Alerts', says: 'The website answers nobody' },
  { heading: 'Scorecards', says: /^Next: Its main branch is green/ },
];

/**
 * Opens the entity page of the portal's own example as guest and waits for our cards with their answers in them.
 * @returns what went wrong on the page, outside of what core prints itself
 */
export async function lookAtCards({ url, system, executablePath }) {
  await putGuestOnCall(url);
  await pushRedBuild(url);
  await sendAlert(url);
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
      const ours =
        /\/api\/(ownership|oncall|playbooks|build-health|alerts|scorecards)\//.test(
          response.url(),
        );
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
    await readsTests(url);
    await pagesGuest(url);
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

const JUNIT = `<testsuite name="website"><testcase name="opens"/><testcase name="sells"><failure message="no basket"/></testcase></testsuite>`;

/** A build of main that failed some minutes ago, with the report of its tests. */
async function pushRedBuild(url) {
  const ago = minutes => new Date(Date.now() - minutes * 60_000).toISOString();
  const body = JSON.stringify({
    builds: [
      {
        pipeline: { key: 'website', name: 'Website', defaultBranch: 'main' },
        externalId: '1',
        attempt: 1,
        state: 'finished',
        outcome: 'failure',
        branch: 'main',
        isFork: false,
        trigger: 'push',
        startedAt: ago(8),
        finishedAt: ago(5),
        reportedAt: ago(5),
      },
    ],
    reports: [
      {
        buildId: '1',
        attempt: 1,
        name: 'junit.xml',
        content: gzipSync(JUNIT).toString('base64'),
      },
    ],
  });
  const seconds = Math.floor(Date.now() / 1_000);
  const signature = createHmac('sha256', BUILD_SOURCE.secrets[0])
    .update(`${seconds}.${body}`)
    .digest('hex');
  const answer = await fetch(
    `${url}/api/build-health/webhooks/${BUILD_SOURCE.id}`,
    {
      method: 'POST',
      headers: { 'x-callboard-signature': `t=${seconds},v1=${signature}` },
      body,
    },
  );
  if (answer.status !== 202) {
    throw new Told(`The build is refused: ${await answer.text()}`);
  }
}

/** Reports are read in threads of their own, which only packed packages show to be there. */
async function readsTests(url) {
  const { token } = await signIn(url);
  for (const limit = Date.now() + LIMIT; ; await sleep(2_000)) {
    const answer = await fetch(
      `${url}/api/build-health/tests?entityRef=component:default/example-website`,
      { headers: { authorization: `Bearer ${token}` } },
    );
    const { items = [] } = answer.ok ? await answer.json() : {};
    if (items.some(({ name }) => name === 'sells')) return;
    if (Date.now() > limit) throw new Told('No test of the report is known');
  }
}

const ALERT = {
  labels: {
    alertname: 'ExampleWebsiteDown',
    service: 'example-website',
    severity: 'critical',
  },
  annotations: { summary: 'The website answers nobody' },
};

/** As an Alertmanager sends it, with a key that the guest made for the website. */
async function sendAlert(url) {
  const { token } = await signIn(url);
  const { secret } = await make(`${url}/api/alerts/keys`, token, {
    title: 'Of this proof',
    scope: { kind: 'entity', entityRef: 'component:default/example-website' },
  });
  const alert = { ...ALERT, status: 'firing', startsAt: new Date() };
  const sent = await fetch(`${url}/api/alerts/intake/alertmanager`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${secret}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      version: '4',
      status: 'firing',
      groupKey: '{}',
      groupLabels: {},
      commonLabels: {},
      commonAnnotations: {},
      receiver: 'callboard',
      externalURL: '',
      alerts: [alert],
    }),
  });
  if (sent.status !== 202) {
    throw new Told(`The alert is refused: ${await sent.text()}`);
  }
}

/** Whoever is on call has a notification of the portal about it. */
async function pagesGuest(url) {
  const { token } = await signIn(url);
  const limit = Date.now() + LIMIT;
  for (;;) {
    const answer = await fetch(`${url}/api/notifications`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const text = await answer.text();
    if (text.includes(ALERT.annotations.summary)) return;
    if (Date.now() > limit) throw new Told(`Nobody is paged: ${text}`);
    await sleep(2_000);
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

/** Makes something as the guest; tried again until its plugin has read the catalog. */
async function make(url, token, what) {
  for (const limit = Date.now() + LIMIT; ; await sleep(2_000)) {
    const made = await fetch(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(what),
    });
    if (made.status === 201) return made.json();
    if (Date.now() > limit) {
      throw new Told(`${url} refuses: ${await made.text()}`);
    }
  }
}

/** Makes a schedule of the group of guests. */
async function putGuestOnCall(url) {
  const { token, identity } = await signIn(url);
  await make(`${url}/api/oncall/schedules`, token, {
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
  });
}
