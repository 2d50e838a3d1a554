/* A real Chromium on the built portal, and what its page tells about its own slowness. */
import { chromium, type JSHandle, type Page } from '@playwright/test';
import { findChromium } from '../../tools/lib/chromium.mjs';

/**
 * Opens a page as one of the people on the sign-in page of the demo portal.
 *
 * @param flags - of Chromium, besides
 */
export async function openAs(
  url: string,
  person: RegExp,
  flags: readonly string[] = [],
) {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', ...flags],
  });
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    timezoneId: 'Europe/Stockholm',
    locale: 'en-GB',
  });
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver(list =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({ type: 'longtask' });
  });
  await page.goto(url);
  await page.getByRole('button', { name: person }).click();
  await page.getByRole('navigation').first().waitFor({ state: 'attached' });
  return { page, close: () => browser.close() };
}

/** Tasks that took the page longer than this are told by the browser. */
const TOLD_FROM_MS = 50;

/** The longest task of the page while something is done, in milliseconds; at least the 50 from which the browser tells. */
export async function longestTask(
  page: Page,
  work: () => Promise<unknown>,
): Promise<number> {
  const read = () =>
    page.evaluate(
      () => (window as unknown as { longTasks: number[] }).longTasks,
    );
  const before = (await read()).length;
  await work();
  // Entries are handed over when the page is idle.
  await page.waitForTimeout(300);
  return Math.max(TOLD_FROM_MS, ...(await read()).slice(before));
}

type Painted = { pressedAt: number; painted: number[]; waits: boolean };

/** Notes, for each press of a key, the frame in which a part of the page shows what came of it. */
export function watchPaint(page: Page, selector: string) {
  return page.evaluateHandle(watched => {
    const part = document.querySelector(watched)!;
    const state: Painted = { pressedAt: 0, painted: [], waits: false };
    document.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        state.pressedAt = timeStamp;
        state.waits = true;
      },
      true,
    );
    new MutationObserver(() => {
      if (!state.waits) return;
      state.waits = false;
      // The frame is drawn after its callbacks; a message comes after that.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () =>
          state.painted.push(performance.now() - state.pressedAt);
        port2.postMessage(undefined);
      });
    }).observe(part, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    return state;
  }, selector);
}

/**
 * Milliseconds from each press of a key to the frame in which what came of it is painted.
 *
 * @param watched - by {@link watchPaint}
 */
export async function pressToPaint(
  page: Page,
  watched: JSHandle<Painted>,
  keys: readonly string[],
): Promise<number[]> {
  const first = await watched.evaluate(({ painted }) => painted.length);
  for (const [index, key] of keys.entries()) {
    await page.keyboard.press(key);
    await page.waitForFunction(
      ([state, count]) => state.painted.length > count,
      [watched, first + index] as const,
    );
  }
  return watched.evaluate(({ painted }, from) => painted.slice(from), first);
}

/**
 * Reads for how many milliseconds the main thread of a page has been running since, whatever else the machine did
 * meanwhile.
 */
export async function cpuClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1_000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
  };
}
