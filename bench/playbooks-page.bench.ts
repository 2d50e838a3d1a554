/*
 * The page of an alert in a real Chromium on a phone with slow 4G: how long it takes from the address to the first step, with the
 * app in the browser's cache, and without. A page that was read on the device before is saved there; one that never was takes three
 * answers one after the other: the portal, the sign-in, the page. Without the network slowed it stands beside it.
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

declare global {
  interface Window {
    /** Milliseconds from the beginning of the navigation until the first check was painted. */
    firstStepAt?: number;
  }
}

/** Notes when the first check is painted. Playwright itself looks twice a second only. */
function watchForFirstStep() {
  const observer = new MutationObserver(() => {
    if (!document.querySelector('section[aria-label="First check"]')) return;
    observer.disconnect();
    // The frame is drawn after its callbacks; a message comes after that.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        window.firstStepAt = performance.now();
      };
      port2.postMessage(undefined);
    });
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** Milliseconds from the address until the first check is painted. */
async function timeToFirstStep(page: Page, address: string): Promise<number> {
  // Away first, so that the page is loaded and not only scrolled.
  await page.goto('about:blank');
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.firstStepAt !== undefined);
  return page.evaluate(() => window.firstStepAt!);
}

interface Opened {
  page: Page;
  session: CDPSession;
  address: string;
}

/** What the browser has before it is led to the address. */
const SITUATIONS = [
  { name: 'app cached, page read before', runs: WARM_RUNS, limit: 2_000 },
  { name: 'app cached, page never read', runs: WARM_RUNS, forgets: ['pages'] },
  { name: 'nothing cached', runs: COLD_RUNS, forgets: ['pages', 'app'] },
] as const;

async function measure(
  { page, session, address }: Opened,
  { runs, forgets = [] }: { runs: number; forgets?: readonly string[] },
) {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    if (forgets.includes('app')) {
      await session.send('Network.clearBrowserCache');
    }
    if (forgets.includes('pages')) {
      await session.send('Storage.clearDataForOrigin', {
        origin: new URL(address).origin,
        storageTypes: 'cache_storage',
      });
    }
    times.push(await timeToFirstStep(page, address));
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
      await page.addInitScript(watchForFirstStep);
      const session = await page.context().newCDPSession(page);
      await session.send('Network.enable');
      const address = `${portal.url}/playbooks/pages/${id}?label.alertname=PaymentErrorRate&label.namespace=pay`;
      await timeToFirstStep(page, address);
      const at = {
        database: 'SQLite',
        principal: 'member',
        permissions: 'on' as const,
      };
      for (const [label, network] of [
        ['slow 4G', SLOW_4G],
        ['full speed', FULL_SPEED],
      ] as const) {
        const isSlow = network === SLOW_4G;
        await session.send('Network.emulateNetworkConditions', network);
        for (const { name, ...situation } of SITUATIONS) {
          const times = await measure({ page, session, address }, situation);
          report({
            metric: `address to first step, ${name}, ${label}, median`,
            ...at,
            value: percentile(times, 0.5),
            unit: 'ms',
            n: times.length,
            spread: [Math.min(...times), Math.max(...times)],
            ...(isSlow && 'limit' in situation && { limit: situation.limit }),
          });
        }
      }
    } finally {
      await close();
    }
  } finally {
    await portal.stop();
  }
}
