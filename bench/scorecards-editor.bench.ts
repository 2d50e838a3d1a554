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
const LEVELS = ['bronze', 'silver', 'gold'];
/** Of the scorecard, whose thresholds are typed. */
const TYPED = Array.from({ length: 15 }, (_, index) => 5 + 3 * index);
const SENTENCE = 'section[aria-label="What this does"] p';
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
      const { fetch, Request: Plain } = window;
      const bodies = new WeakMap<object, BodyInit>();
      // A body that is taken from a request is a stream, which HTTP/1 cannot send; read first, it is sent after the page is drawn.
      window.Request = class extends Plain {
        constructor(input: RequestInfo | URL, init?: RequestInit) {
          super(input, init);
          const body = init?.body ?? bodies.get(input as object);
          if (body) bodies.set(this, body);
        }
      };
      window.fetch = (input, init) => {
        const request = new Request(input, init);
        const [, path] = request.url.split('/api/scorecards');
        if (path === undefined) return fetch(request);
        const { method, headers, signal } = request;
        headers.set('authorization', to.authorization);
        const body = bodies.get(request);
        return fetch(`${to.api}${path}`, { method, headers, signal, body });
      };
    },
    { api, authorization: headers.authorization },
  );
}

async function openEditor(page: Page, url: string) {
  await page.goto(`${url}/scorecards/edit/Scorecard/${ladder.id}`);
  const sentence = page.locator(SENTENCE);
  await sentence.waitFor();
  // What is read besides has come.
  await page.waitForTimeout(2_000);
}

/** A digit takes the place of the whole threshold each time: no text is asked about twice. */
async function typeThresholds(page: Page, check: number) {
  const tree = page.getByRole('navigation', { name: 'Levels and checks' });
  await tree
    .getByRole('button', { name: `Check ${check}`, exact: true })
    .click();
  const field = page
    .getByRole('group', { name: /Fact 1 of/ })
    .getByRole('textbox', { name: 'Value' });
  await field.waitFor();
  const sentence = await watchPaint(page, SENTENCE);
  const times: number[] = [];
  for (const digit of DIGITS) {
    await field.evaluate(input => (input as HTMLInputElement).select());
    times.push(...(await pressToPaint(page, sentence, [digit])));
    await page.waitForTimeout(400);
  }
  // The next threshold is typed into the document as it is in force.
  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  while (await undo.isVisible()) await undo.click();
  await page.waitForTimeout(1_000);
  return times;
}

async function measure(page: Page, url: string): Promise<void> {
  await openEditor(page, url);
  const times: number[] = [];
  const cpu = await cpuClock(page);
  const before = await cpu();
  await withEventLoopDelay(
    'scorecards-editor.event_loop_delay_p99 of the backend',
    async () => {
      for (const check of TYPED) {
        times.push(...(await typeThresholds(page, check)));
      }
    },
  );
  for (const share of [0.5, 0.95]) {
    report({
      metric: `scorecards-editor.key_to_what_if.p${share * 100}, 10,000 × 50`,
      value: percentile(times, share),
      unit: 'ms',
      n: times.length,
      spread: [Math.min(...times), Math.max(...times)],
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
