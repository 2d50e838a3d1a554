/*
 * The page of an alert in a real Chromium on a phone with slow 4G: how long it takes from the address to the first step, with the
 * app in the browser's cache, and without. Without the network slowed it stands beside it.
 */
import type { CDPSession, Page } from '@playwright/test';
import { buildApp } from '../tools/portal/build.mjs';
import { startTemporaryPortal } from '../tools/portal/temporary.mjs';
import { signInAs } from '../packages/test-kit/src/http/signInAs';
import { openAs } from './lib/browser';
import { percentile, report } from './lib/report';

const MEMBER = 'user:default/noor-haddad';
const MEMBER_BUTTON = /Noor Haddad/;
const WARM_RUNS = 7;
const COLD_RUNS = 3;

/** What the tools of Chromium call slow 4G. */
const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1.6 * 1_000_000 * 0.9) / 8,
  uploadThroughput: (750_000 * 0.9) / 8,
};
const FULL_SPEED = {
  offline: false,
  latency: 0,
  downloadThroughput: -1,
  uploadThroughput: -1,
};

/** The id of a sample page, once the sample pages have been read. */
async function findPage(url: string, title: string): Promise<string> {
  const token = await signInAs(url, MEMBER);
  for (;;) {
    const answer = await fetch(`${url}/api/playbooks/pages?limit=100`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { items } = await answer.json();
    const found = items.find((one: { title: string }) => one.title === title);
    if (found) return found.id;
    await new Promise(resolve => {
      setTimeout(resolve, 500);
    });
  }
}

/** Milliseconds from the address until the first check is painted. */
async function timeToFirstStep(page: Page, address: string): Promise<number> {
  // Away first, so that the page is loaded and not only scrolled.
  await page.goto('about:blank');
  await page.goto(address, { waitUntil: 'commit' });
  await page.getByRole('region', { name: 'First check' }).waitFor();
  // Since the navigation began, by the clock of the page.
  return page.evaluate(() => performance.now());
}

async function measure(
  page: Page,
  session: CDPSession,
  options: { address: string; runs: number; isCold: boolean },
) {
  const times: number[] = [];
  for (let run = 0; run < options.runs; run++) {
    if (options.isCold) await session.send('Network.clearBrowserCache');
    times.push(await timeToFirstStep(page, options.address));
  }
  return times;
}

export async function run(): Promise<void> {
  await buildApp();
  const portal = await startTemporaryPortal({ name: 'bench', user: MEMBER });
  try {
    const id = await findPage(portal.url, 'PaymentErrorRate');
    const { page, close } = await openAs(portal.url, MEMBER_BUTTON);
    try {
      await page.setViewportSize({ width: 390, height: 844 });
      const session = await page.context().newCDPSession(page);
      await session.send('Network.enable');
      const address = `${portal.url}/playbooks/pages/${id}?label.alertname=PaymentErrorRate&label.namespace=pay`;
      await timeToFirstStep(page, address);
      const at = {
        database: 'SQLite',
        principal: 'member',
        permissions: 'on' as const,
      };
      for (const [label, network, limit] of [
        ['slow 4G', SLOW_4G, 2_000],
        ['full speed', FULL_SPEED, undefined],
      ] as const) {
        await session.send('Network.emulateNetworkConditions', network);
        const warm = await measure(page, session, {
          address,
          runs: WARM_RUNS,
          isCold: false,
        });
        report({
          metric: `address to first step, app cached, ${label}, median`,
          ...at,
          value: percentile(warm, 0.5),
          unit: 'ms',
          n: warm.length,
          spread: [Math.min(...warm), Math.max(...warm)],
          limit,
        });
        const cold = await measure(page, session, {
          address,
          runs: COLD_RUNS,
          isCold: true,
        });
        report({
          metric: `address to first step, nothing cached, ${label}, median`,
          ...at,
          value: percentile(cold, 0.5),
          unit: 'ms',
          n: cold.length,
          spread: [Math.min(...cold), Math.max(...cold)],
        });
      }
    } finally {
      await close();
    }
  } finally {
    await portal.stop();
  }
}
