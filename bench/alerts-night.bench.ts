/*
 * Three in the morning: an alert is posted to the sample portal, which keeps 200,000 alerts in PostgreSQL; somebody is paged, and opens
 * the link on a phone whose browser has the app in its cache. How long it takes until the page is out, and then from the address until
 * who was paged, the first check and the buttons are painted within the screen. The network is that of the machine; slow 4G stands beside it.
 *
 * STORED and NIGHTS say how much.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from '@playwright/test';
import type { Knex } from 'knex';
import { callboardClient } from '../packages/test-kit/src/http/callboardClient';
import { buildApp } from '../tools/portal/build.mjs';
import { startTemporaryPortal } from '../tools/portal/temporary.mjs';
import { fillAlerts } from './lib/alerts/fill';
import { sampleServices } from './lib/alerts/sampleServices';
import { openAs } from './lib/browser';
import { onPostgres } from './lib/eachDatabase';
import { openBenchDatabase } from './lib/openDatabase';
import { asMember, percentile, report } from './lib/report';

const numberOf = (name: string, usual: number) =>
  Number(process.env[name] ?? usual);

const STORED = numberOf('STORED', 200_000);
const NIGHTS = numberOf('NIGHTS', 10);
const MEMBER = 'user:default/noor-haddad';
const MEMBER_BUTTON = /Noor Haddad/;
const ADMIN = 'user:default/ines-moreau';
const SERVICE = 'component:default/payment-router';
/** A phone, without the bars of its browser. */
const PHONE = { width: 390, height: 664 };
const PAGE_OUT_MS = 5_000;

/** What the tools of Chromium call slow 4G. */
const SLOW_4G = {
  ...{ offline: false, latency: 562.5 },
  downloadThroughput: (1.6 * 1_000_000 * 0.9) / 8,
  uploadThroughput: (750_000 * 0.9) / 8,
};
const FULL_SPEED = {
  ...{ offline: false, latency: 0 },
  ...{ downloadThroughput: -1, uploadThroughput: -1 },
};

/** Milliseconds from the beginning of the navigation until each part was painted within the screen. */
type Seen = Partial<Record<'person' | 'check' | 'buttons', number>>;

declare global {
  interface Window {
    seenAt: Seen;
  }
}

/** Notes in which frame each part stands within the screen. Playwright itself looks twice a second only. */
function watchParts() {
  const seen: Seen = {};
  window.seenAt = seen;
  const isWithin = (element: Element | null | undefined) => {
    if (!element) return false;
    const { top, bottom, height } = element.getBoundingClientRect();
    return height > 0 && top >= 0 && bottom <= window.innerHeight;
  };
  const parts: [keyof Seen, () => Element | null | undefined][] = [
    [
      'person',
      () =>
        [...document.querySelectorAll('p')].find(({ textContent }) =>
          /^You paged /.test(textContent ?? ''),
        ),
    ],
    [
      'check',
      () => document.querySelector('section[aria-label="What to do"] code'),
    ],
    ['buttons', () => document.querySelector('#alert-actions button')],
  ];
  const look = () => {
    const found = parts.filter(
      ([name, find]) => seen[name] === undefined && isWithin(find()),
    );
    // This frame is drawn after its callbacks; the next one comes after that.
    requestAnimationFrame(at => {
      for (const [name] of found) seen[name] ??= at;
      look();
    });
  };
  look();
}

const post = (body: object) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

interface World {
  url: string;
  db: Knex;
  secret: string;
  page: Page;
  session: CDPSession;
}

const labelsOf = (night: string) => ({
  ...{ alertname: 'PaymentErrorRate', severity: 'critical', night },
  ...{ service: 'payment-router', namespace: 'pay', cluster: 'eu-1' },
});

function alertBody(night: string) {
  const labels = labelsOf(night);
  return {
    ...{ version: '4', status: 'firing', receiver: 'callboard' },
    ...{ groupKey: `{}:{night="${night}"}`, truncatedAlerts: 0 },
    ...{ groupLabels: { night }, commonLabels: labels, commonAnnotations: {} },
    externalURL: 'https://alertmanager.larkspur.example',
    alerts: [
      {
        ...{ status: 'firing', labels, fingerprint: night },
        annotations: { summary: '5xx of payment-router is 12 % (limit 2 %)' },
        startsAt: new Date().toISOString(),
        endsAt: '0001-01-01T00:00:00Z',
        generatorURL: 'https://prometheus.larkspur.example/graph',
      },
    ],
  };
}

/** Posts an alert. @returns its id, and milliseconds until its first page was out */
async function untilPaged({ url, db, secret }: World) {
  const night = randomUUID();
  const postedAt = Date.now();
  const { status } = await fetch(`${url}/api/alerts/intake/alertmanager`, {
    ...post(alertBody(night)),
    headers: { authorization: `Bearer ${secret}` },
  });
  if (status !== 202) throw new Error(`The intake answers ${status}`);
  for (;;) {
    const sent: { alert_id: string; sent_at: string } | undefined = await db(
      'messages',
    )
      .join('alerts', 'alerts.id', 'messages.alert_id')
      .where({ group_key: `{}:{night="${night}"}`, 'messages.state': 'sent' })
      .orderBy('sent_at')
      .first('alert_id', 'sent_at');
    if (sent) return { id: sent.alert_id, ms: Number(sent.sent_at) - postedAt };
    await sleep(100);
  }
}

/** Opens the link of a page. */
async function openLink({ url, page }: World, id: string) {
  // Away first, so that the page is loaded anew.
  await page.goto('about:blank');
  await page.goto(`${url}/alerts/${id}`, { waitUntil: 'commit' });
  await page.waitForFunction(
    () => Object.keys(window.seenAt ?? {}).length === 3,
    undefined,
    { timeout: 60_000 },
  );
  const api = await page.evaluate(
    path =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => new URL(name).pathname === path)
        .map(({ duration }) => duration)
        .at(0) ?? Infinity,
    `/api/alerts/alerts/${id}`,
  );
  return { seen: await page.evaluate(() => window.seenAt), api };
}

function reportTimes(
  name: string,
  times: number[],
  { limit, share = 0.95 }: { limit?: number; share?: number } = {},
) {
  report({
    metric: `alerts-night.${name}.p${share * 100}`,
    ...asMember('PostgreSQL'),
    value: percentile(times, share),
    ...{ unit: 'ms', n: times.length, limit },
    spread: [Math.min(...times), Math.max(...times)],
  });
}

async function measureNights(
  world: World,
  { label, isLimited }: { label: string; isLimited: boolean },
) {
  const paged: number[] = [];
  const opened: Awaited<ReturnType<typeof openLink>>[] = [];
  for (let night = 0; night < NIGHTS; night++) {
    const { id, ms } = await untilPaged(world);
    paged.push(ms);
    opened.push(await openLink(world, id));
  }
  const limited = (limit: number) => (isLimited ? { limit } : {});
  reportTimes(`post to first page out, ${label}`, paged, {
    limit: PAGE_OUT_MS,
  });
  for (const part of ['person', 'check', 'buttons'] as const) {
    reportTimes(
      `link to ${part} in view, ${label}`,
      opened.map(({ seen }) => seen[part]!),
      limited(2_000),
    );
  }
  reportTimes(
    `the alert from the API, ${label}`,
    opened.map(({ api }) => api),
    limited(300),
  );
}

/** Has alerts of the service page the member first. @returns the secret of a sender */
async function prepare(url: string) {
  const admin = await callboardClient(url, ADMIN);
  const person = { kind: 'person', userRef: MEMBER };
  await admin.json(
    '/api/alerts/policies',
    post({
      ...{ title: 'Bench', teamRef: 'group:default/payments-core' },
      ...{ isTeamDefault: false, entityRefs: [SERVICE] },
      rules: {
        steps: [
          { targets: [person], afterMinutes: 0 },
          { targets: [{ kind: 'team' }], afterMinutes: 5 },
        ],
        ...{ repeat: 0, repeatAfterMinutes: 10 },
      },
    }),
  );
  return admin.json<{ key: { id: string }; secret: string }>(
    '/api/alerts/keys',
    post({ title: 'Bench', scope: { kind: 'any' } }),
  );
}

export async function run(): Promise<void> {
  await buildApp();
  await onPostgres(async postgres => {
    const connection = postgres.url.replace(/\/postgres$/, '');
    const database = { client: 'pg' as const, connection };
    const portal = await startTemporaryPortal({
      ...{ name: 'bench', user: MEMBER, database },
    });
    const db = openBenchDatabase(database, 'alerts');
    try {
      const { url } = portal;
      const { key, secret } = await prepare(url);
      const { services, users } = sampleServices();
      await fillAlerts(db, {
        ...{ alerts: STORED, open: STORED / 100, laneId: key.id },
        ...{ services, userRefs: users },
      });
      console.log(`${STORED} alerts are stored`);
      const { page, close } = await openAs(url, MEMBER_BUTTON);
      try {
        await page.setViewportSize(PHONE);
        await page.addInitScript(watchParts);
        const session = await page.context().newCDPSession(page);
        await session.send('Network.enable');
        const world = { url, db, secret, page, session };
        const first = await untilPaged(world);
        await openLink(world, first.id);
        await measureNights(world, { label: 'full speed', isLimited: true });
        await session.send('Network.emulateNetworkConditions', SLOW_4G);
        await measureNights(world, { label: 'slow 4G', isLimited: false });
        await session.send('Network.emulateNetworkConditions', FULL_SPEED);
      } finally {
        await close();
      }
    } finally {
      await db.destroy();
      await portal.stop();
    }
  });
}
