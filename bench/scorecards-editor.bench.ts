/*
 * The editor of a scorecard in a real Chromium, on the built app, with 10,000 services and 50 checks: how long it takes from the press
 * of a key in a threshold until the frame in which the sentence of the what-if has the new figures. The backend of scorecards is that
 * of the bench, as no catalog of a portal has 10,000 services within minutes.
 */
import type { Page } from '@playwright/test';
import { buildApp } from '../tools/portal/build.mjs';
import { startTemporaryPortal } from '../tools/portal/temporary.mjs';
import { cpuClock, openAs, pressToPaint, watchPaint } from './lib/browser';
import { onSqlite } from './lib/eachDatabase';
import { percentile, report, withEventLoopDelay } from './lib/report';
import { startPortal, type Portal } from './lib/scorecards/portal';
import { factName, RETRIEVERS } from './lib/scorecards/facts';
import { TEAM } from './lib/scorecards/rules';
import type { Scorecard } from '../plugins/scorecards-common/src';

const ADMIN = 'user:default/ines-moreau';
const ADMIN_BUTTON = /Inès Moreau/;
const PRESSES = 50;
const LEVELS = ['bronze', 'silver', 'gold'];
/** Of the scorecard, whose thresholds are typed. */
const TYPED = [5, 8, 11, 14, 17, 20];
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
const at = {
  database: 'SQLite',
  principal: 'member, conditional',
  permissions: 'on' as const,
};

/** Fifty checks that nearly all services pass: each of nine digits in the place of a threshold has others drop. */
const ladder: Scorecard = {
  kind: 'Scorecard',
  id: 'ladder',
  title: 'The ladder',
  owner: TEAM,
  appliesTo: { fact: 'catalog/type', equals: 'service' },
  ranking: 'levels',
  levels: LEVELS.map(id => ({ id, title: id })),
  target: 'silver',
  checks: Array.from({ length: 50 }, (_, check) => {
    const retriever = check % RETRIEVERS.length;
    return {
      id: `check-${check}`,
      title: `Check ${check}`,
      level: LEVELS[check % LEVELS.length],
      passes: {
        fact: `${RETRIEVERS[retriever]}/${factName(retriever, 1)}`,
        moreThan: 0,
      },
      fix: { text: 'Mend {{entity.name}}', effort: '2h' },
    };
  }),
};

/** Has the page ask the backend of the bench for scorecards, as somebody whom it knows. */
async function answerFrom(page: Page, { backend }: Portal): Promise<void> {
  const { api, headers } = backend;
  await page.addInitScript(
    to => {
      const { fetch } = window;
      window.fetch = (input, init) => {
        const request = new Request(input, init);
        const [, path] = request.url.split('/api/scorecards');
        if (path === undefined) return fetch(request);
        request.headers.set('authorization', to.authorization);
        return fetch(new Request(`${to.api}${path}`, request));
      };
    },
    { api, authorization: headers.authorization },
  );
}

async function openThreshold(page: Page, url: string, check: number) {
  const address = `${url}/scorecards/edit/Scorecard/${ladder.id}?check=check-${check}`;
  await page.goto(address);
  const field = page
    .getByRole('group', { name: /Fact 1 of/ })
    .getByRole('textbox', { name: 'Value' });
  await field.waitFor();
  // What is read besides has come.
  await page.waitForTimeout(2_000);
  return field;
}

/** A digit takes the place of the whole threshold each time: no text is asked about twice. */
async function typeThresholds(page: Page, url: string, check: number) {
  const field = await openThreshold(page, url, check);
  const sentence = await watchPaint(
    page,
    'section[aria-label="What this does"] p',
  );
  const times: number[] = [];
  for (const digit of DIGITS) {
    await field.evaluate(input => (input as HTMLInputElement).select());
    times.push(...(await pressToPaint(page, sentence, [digit])));
    await page.waitForTimeout(400);
  }
  return times;
}

async function measure(page: Page, url: string): Promise<void> {
  const times: number[] = [];
  const cpu = await cpuClock(page);
  const before = await cpu();
  await withEventLoopDelay(
    'scorecards-editor.event_loop_delay_p99 of the backend',
    async () => {
      for (const check of TYPED) {
        times.push(...(await typeThresholds(page, url, check)));
      }
    },
  );
  const pressed = times.slice(0, PRESSES);
  for (const share of [0.5, 0.95]) {
    report({
      metric: `scorecards-editor.key_to_what_if.p${share * 100}, 10,000 × 50`,
      value: percentile(pressed, share),
      unit: 'ms',
      n: pressed.length,
      spread: [Math.min(...pressed), Math.max(...pressed)],
      ...(share > 0.5 && { limit: 200 }),
      ...at,
    });
  }
  report({
    metric: 'scorecards-editor.cpu of the page for each key, 10,000 × 50',
    value: ((await cpu()) - before) / times.length,
    unit: 'ms',
    n: times.length,
    ...at,
  });
}

export async function run(): Promise<void> {
  await buildApp();
  const sample = await startTemporaryPortal({ name: 'bench', user: ADMIN });
  try {
    await onSqlite(async directory => {
      const portal = await startPortal(
        { client: 'better-sqlite3', connection: { directory } },
        [ladder],
      );
      const { page, close } = await openAs(sample.url, ADMIN_BUTTON, [
        // The backend of the bench is another origin than the page.
        '--disable-web-security',
      ]);
      try {
        await answerFrom(page, portal);
        await measure(page, sample.url);
      } finally {
        await close();
        await portal.stop();
      }
    });
  } finally {
    await sample.stop();
  }
}
