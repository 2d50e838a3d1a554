/*
 * Pages of a folder into the database, first and again, and from an alert to its page over HTTP as a member. The naive way
 * stands beside it: to read the page from its file and parse it in each request.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parsePlaybook } from '../plugins/playbooks-common/src/parse';
import { FakeCatalog } from '../packages/test-kit/src/catalog';
import { exampleOrganisation, withRelations } from '../packages/test-kit/src';
import {
  startBenchBackend,
  type BenchDatabase,
  type BenchRequest,
} from './lib/benchBackend';
import { startBenchPostgres } from './lib/postgres';
import { durations, report, reportP95, withEventLoopDelay } from './lib/report';
import { writePages } from './lib/samplePages';

const PAGES = 1_600;
const ALERTS = 2_000;
const READS = 300;
const MEMBER = 'user:default/noor-haddad';

type Backend = Awaited<ReturnType<typeof startBenchBackend>>;

interface Sources {
  items: { pages: number; attemptedAt?: string; completedAt?: string }[];
}

const found = (alertname: string): BenchRequest => ({
  path: '/alerts/find',
  body: { labels: { alertname, namespace: 'pay' } },
});

/** Waits until the source has been read again after an instant. */
async function readAfter(backend: Backend, instant: number) {
  for (;;) {
    const { items } = await backend.call<Sources>({ path: '/sources' });
    const at = items[0].completedAt;
    if (at && Date.parse(at) > instant) return Date.parse(at);
    await sleep(100);
  }
}

async function measureReads(label: string, backend: Backend, names: string[]) {
  const at = {
    database: label,
    principal: 'member',
    permissions: 'on' as const,
  };
  const alerts = Array.from(
    { length: READS },
    (_, index) => names[(index * 7919) % names.length],
  );
  await backend.durations(alerts.slice(0, 20).map(found));
  await reportP95({ metric: `playbooks.find.p95 ${label}`, ...at }, () =>
    backend.durations(alerts.map(found)),
  );
  const ids: string[] = [];
  for (const alert of alerts.slice(0, 50)) {
    const { matches } = await backend.call<{
      matches: { playbook: { id: string } }[];
    }>(found(alert));
    ids.push(matches[0].playbook.id);
  }
  // What a reader waits for: which page, and the page.
  await reportP95(
    { metric: `playbooks.alert_to_page.p95 ${label}`, limit: 50, ...at },
    async () => {
      const first = await backend.durations(alerts.slice(0, 50).map(found));
      const second = await backend.durations(
        ids.map(id => ({ path: `/pages/${id}` })),
      );
      return first.map((time, index) => time + second[index]);
    },
  );
  await reportP95({ metric: `playbooks.list.p95 ${label}`, ...at }, () =>
    backend.durations(Array(READS / 3).fill({ path: '/pages?q=ledger%20lag' })),
  );
}

async function measureBackend(
  label: string,
  database: BenchDatabase,
  folder: string,
  names: string[],
) {
  const began = Date.now();
  const backend = await startBenchBackend(
    {
      id: 'playbooks',
      feature: import('@callboard/backstage-plugin-playbooks-backend'),
      config: {
        playbooks: {
          schedule: {
            frequency: { seconds: 5 },
            timeout: { minutes: 10 },
          },
          sources: [{ id: 'pages', folder }],
        },
      },
    },
    FakeCatalog.create({ entities: withRelations(exampleOrganisation()) }),
    database,
    MEMBER,
  );
  try {
    const first = await withEventLoopDelay(
      `playbooks.first_sync.event_loop_delay_p99 ${label}`,
      () => readAfter(backend, began),
    );
    report({
      metric: `playbooks.first_sync ${label}`,
      value: (first - began) / 1000,
      unit: 's',
      n: PAGES,
      limit: 60,
      database: label,
    });
    await measureReads(label, backend, names);
  } finally {
    await backend.stop();
  }
}

async function measureNaiveWay(folder: string, names: string[]) {
  const files = names.slice(0, 100).map((name, index) => ({
    path: `area-${index % 40}/${name}.md`,
  }));
  parsePlaybook('# A', { path: 'a.md' });
  await reportP95({ metric: 'playbooks.page.p95 parsed in each request' }, () =>
    durations(files.length, index =>
      parsePlaybook(
        fs.readFileSync(path.join(folder, files[index].path), 'utf8'),
        files[index],
      ),
    ),
  );
}

export async function run() {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'callboard-bench-'));
  const folder = path.join(root, 'pages');
  const directory = path.join(root, 'data');
  fs.mkdirSync(directory);
  try {
    const names = writePages(folder, { pages: PAGES, alerts: ALERTS });
    await measureBackend(
      'SQLite',
      { client: 'better-sqlite3', connection: { directory } },
      folder,
      names,
    );
    const postgres = await startBenchPostgres();
    try {
      await measureBackend(
        'PostgreSQL',
        { client: 'pg', connection: postgres.url.replace(/\/postgres$/, '') },
        folder,
        names,
      );
    } finally {
      await postgres.stop();
    }
    await measureNaiveWay(folder, names);
  } finally {
    fs.rmSync(root, { recursive: true });
  }
}
