/*
 * Pages of a folder into the database, first and again, from an alert to its page, from words to pages, and what all alerts of
 * the rule files lead to, over HTTP as a member; then an alert to its page, and a second reading, without HTTP. The naive ways stand beside it: to read the page from its file and parse it in
 * each request, to read all files for each search, and to look through all pages for each alert.
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
import { eachDatabase } from './lib/eachDatabase';
import { measurePages } from './lib/measurePages';
import { openBenchDatabase } from './lib/openDatabase';
import { durations, report, reportP95, withEventLoopDelay } from './lib/report';
import { writePages } from './lib/samplePages';
import { writeRules } from './lib/sampleRules';

const PAGES = 1_600;
const ALERTS = 2_000;
const READS = 300;
const DOCS = 'https://docs.example';
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
  const searches = [
    'ledger lag',
    'kubectl -n <namespace> get pods',
    'spec.nodename=$node',
    '诊断',
    'in no page at all',
  ].map(q => ({ path: `/pages?q=${encodeURIComponent(q)}` }));
  await backend.durations(searches);
  await reportP95(
    { metric: `playbooks.search.p95 ${label}`, limit: 80, ...at },
    () =>
      backend.durations(
        Array.from(
          { length: READS / 3 },
          (_, index) => searches[index % searches.length],
        ),
      ),
  );
}

const coverage: BenchRequest = { path: '/coverage?limit=50' };

interface Coverage {
  totals: { alerts: number; byState: Record<string, number> };
}

/** The list of alerts, each time after a page has changed, so that all of it is worked out anew. */
async function measureCoverage(label: string, backend: Backend, page: string) {
  while ((await backend.call<Coverage>(coverage)).totals.alerts < ALERTS) {
    await sleep(100);
  }
  const times: number[] = [];
  await withEventLoopDelay(
    `playbooks.coverage.event_loop_delay_p99 ${label}`,
    async () => {
      for (let run = 0; run < 5; run++) {
        fs.appendFileSync(page, '\nAnd then look again.\n');
        await readAfter(backend, Date.now());
        times.push(...(await backend.durations([coverage])));
      }
    },
  );
  report({
    metric: `playbooks.coverage.anew ${label}`,
    value: Math.max(...times) / 1000,
    unit: 's',
    n: times.length,
    limit: 5,
    database: label,
    principal: 'member',
    permissions: 'on',
  });
  await reportP95(
    {
      metric: `playbooks.coverage.p95 ${label}`,
      database: label,
      principal: 'member',
      permissions: 'on',
    },
    () => backend.durations(Array(50).fill(coverage)),
  );
}

async function measureBackend(
  label: string,
  database: BenchDatabase,
  { folder, rules }: { folder: string; rules: string },
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
          sources: [{ id: 'pages', folder, url: DOCS }],
          rules: [{ id: 'rules', folder: rules }],
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
    const page = path.join(folder, 'area-0', `${names[0]}.md`);
    await measureCoverage(label, backend, page);
  } finally {
    await backend.stop();
  }
  const db = openBenchDatabase(database, 'playbooks');
  try {
    await measurePages({
      label,
      db,
      folder,
      url: DOCS,
      page: path.join(folder, 'area-0', `${names[0]}.md`),
      alerts: names,
    });
  } finally {
    await db.destroy();
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
  await reportP95({ metric: 'playbooks.search.p95 reading all files' }, () =>
    durations(20, () =>
      fs
        .readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .filter(entry =>
          fs
            .readFileSync(path.join(entry.parentPath, entry.name), 'utf8')
            .toLowerCase()
            .includes('spec.nodename=$node'),
        ),
    ),
  );
  const began = performance.now();
  for (const name of names.slice(0, 100)) {
    fs.readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .find(entry =>
        fs
          .readFileSync(path.join(entry.parentPath, entry.name), 'utf8')
          .includes(`# ${name}\n`),
      );
  }
  report({
    metric: 'playbooks.coverage looking through all pages for each of 100',
    value: (performance.now() - began) / 1000,
    unit: 's',
    n: 100,
  });
}

export async function run() {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'callboard-bench-'));
  const folder = path.join(root, 'pages');
  const rules = path.join(root, 'rules');
  try {
    const names = writePages(folder, { pages: PAGES, alerts: ALERTS });
    writeRules(rules, names, DOCS);
    await eachDatabase((label, database) =>
      measureBackend(label, database, { folder, rules }, names),
    );
    await measureNaiveWay(folder, names);
  } finally {
    fs.rmSync(root, { recursive: true });
  }
}
