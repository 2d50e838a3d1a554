/*
 * The pages of on-call in a real Chromium, on the built app and its real backend: how long the page hangs while a timeline
 * of 100 people and 10 layers is scrolled, and how long it takes from the press of a key in the editor until what it does
 * is painted.
 */
import type { Page } from '@playwright/test';
import { buildApp } from '../tools/portal/build.mjs';
import { startTemporaryPortal } from '../tools/portal/temporary.mjs';
import { signInAs } from '../packages/test-kit/src/http/signInAs';
import {
  cpuClock,
  longestTask,
  openAs,
  pressToPaint,
  watchPaint,
} from './lib/browser';
import { largeVersion } from './lib/largeSchedule';
import { percentile, report } from './lib/report';
import { layers } from './lib/sampleSchedule';

const ADMIN = 'user:default/ines-moreau';
const ADMIN_BUTTON = /Inès Moreau/;
const RUNS = 3;
/** Of 40 keys each. */
const WINDOWS = 5;
const at = {
  database: 'SQLite',
  principal: 'administrator',
  permissions: 'on' as const,
};

/** Makes a schedule through the API; its id. */
async function makeSchedule(url: string, name: string, version: unknown) {
  const token = await signInAs(url, ADMIN);
  const response = await fetch(`${url}/api/oncall/schedules`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      name,
      teamRef: 'group:default/platform-admins',
      level: 9,
      version,
    }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(JSON.stringify(answer));
  return answer.id as string;
}

/** Turns the wheel over the timeline, there and back, down and up. */
async function scroll(page: Page) {
  const STEPS = 30;
  const moves: [number, number][] = [
    [120, 0],
    [0, 60],
    [-120, 0],
    [0, -60],
  ];
  for (const [x, y] of moves) {
    for (let step = 0; step < STEPS; step++) {
      await page.mouse.wheel(x, y);
      await page.waitForTimeout(16);
    }
  }
}

async function repeat(work: () => Promise<number>) {
  const found: number[] = [];
  for (let run = 0; run < RUNS; run++) found.push(await work());
  return found;
}

function reportLongest(metric: string, tasks: number[], limit?: number) {
  report({
    metric,
    value: Math.max(...tasks),
    unit: 'ms',
    n: tasks.length,
    spread: [Math.min(...tasks), Math.max(...tasks)],
    limit,
    ...at,
  });
}

async function measureTimeline(page: Page, url: string, id: string) {
  await page.goto(`${url}/oncall/schedules/${id}?range=quarter`);
  const grid = page.getByRole('grid', { name: /^Timeline of/ });
  await grid.waitFor();
  await page.waitForTimeout(2_000);
  const box = (await grid.boundingBox())!;
  await page.mouse.move(box.x + 400, box.y + 100);
  reportLongest(
    'oncall.timeline.scroll.longest_task 100 people, 10 layers, a quarter',
    await repeat(() => longestTask(page, () => scroll(page))),
    100,
  );
  reportLongest(
    'oncall.timeline.next_quarter.longest_task',
    await repeat(() =>
      longestTask(page, async () => {
        await page.getByRole('button', { name: 'Later' }).click();
        await page.waitForTimeout(1_500);
      }),
    ),
  );
  await grid.locator('button[tabindex="0"]').focus();
  reportLongest(
    'oncall.timeline.arrow_keys.longest_task',
    await repeat(() =>
      longestTask(page, async () => {
        for (let step = 0; step < 30; step++) {
          await page.keyboard.press('ArrowRight');
        }
      }),
    ),
  );
}

async function measureEditor(
  page: Page,
  {
    url,
    id,
    label,
    limit,
  }: {
    url: string;
    id: string;
    label: string;
    limit?: number;
  },
) {
  await page.goto(`${url}/oncall/schedules/${id}/edit`);
  const length = page.getByRole('textbox', { name: /^Every/ }).first();
  await length.waitFor();
  await page.waitForTimeout(2_000);
  await length.click();
  await page.keyboard.press('End');
  // "1" to "12", back, and so on: each of them is another schedule.
  const keys = Array.from({ length: 40 }, (_, press) =>
    press % 2 === 0 ? '2' : 'Backspace',
  );
  const changes = await watchPaint(page, 'section[aria-label="What changes"]');
  const cpu = await cpuClock(page);
  const slowest: number[] = [];
  const busy: number[] = [];
  for (let window = 0; window < WINDOWS; window++) {
    const before = await cpu();
    slowest.push(percentile(await pressToPaint(page, changes, keys), 0.95));
    busy.push(((await cpu()) - before) / keys.length);
  }
  const figure = { unit: 'ms', n: WINDOWS * keys.length, ...at };
  report({
    // Whatever else runs on the machine only adds.
    metric: `oncall.editor.key_to_preview.p95 ${label}, the quietest of ${WINDOWS} windows`,
    value: Math.min(...slowest),
    spread: [Math.min(...slowest), Math.max(...slowest)],
    limit,
    ...figure,
  });
  report({
    metric: `oncall.editor.key_to_preview.cpu of the page for each key, ${label}`,
    value: percentile(busy, 0.5),
    spread: [Math.min(...busy), Math.max(...busy)],
    ...figure,
  });
}

export async function run() {
  await buildApp();
  const portal = await startTemporaryPortal({ name: 'bench', user: ADMIN });
  const { url } = portal;
  try {
    const large = await makeSchedule(url, 'Bench, large', largeVersion);
    const usual = await makeSchedule(url, 'Bench, 4 layers', {
      timeZone: 'Europe/London',
      layers,
    });
    const { page, close } = await openAs(url, ADMIN_BUTTON);
    try {
      await measureTimeline(page, url, large);
      await measureEditor(page, {
        url,
        id: usual,
        label: '4 layers',
        limit: 100,
      });
      await measureEditor(page, {
        url,
        id: large,
        label: '100 people, 10 layers',
        limit: 100,
      });
    } finally {
      await close();
    }
  } finally {
    await portal.stop();
  }
}
