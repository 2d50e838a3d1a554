/*
 * Alerts on PostgreSQL with 200,000 alerts of three months, in a backend as in a portal, with on-call and notifications: a storm of
 * 5,000 alerts from 200 groups, while people have pages of what fires open; then 200 a second, each an alert of its own that wakes
 * somebody, and a minute later somebody else. Senders and readers are processes of their own, and do not wait for answers. All is read
 * as a member with conditional permissions. Beside it stands the naive way, which pages for each alert before it answers.
 *
 * STORED, STORM, SECONDS and NAIVE_SECONDS say how much.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { fillAlerts } from './lib/alerts/fill';
import { NAIVE, naivePlugin } from './lib/alerts/naive';
import {
  alertsOrganisation,
  makePolicy,
  makeSender,
  startAlertsBackend,
  untilOnCall,
  type AlertsBackend,
  type AlertsOrganisation,
  type Sender,
} from './lib/alerts/organisation';
import { firingSeries, type FiringSeries } from './lib/alerts/payload';
import {
  openPages,
  post,
  type Answer,
  type PostedAnswer,
} from './lib/alerts/send';
import { lateness, tally, untilQuiet } from './lib/alerts/tally';
import { onPostgres } from './lib/eachDatabase';
import { openBenchDatabase } from './lib/openDatabase';
import {
  asMember,
  percentile,
  report,
  reportP95,
  withCpuTime,
  withEventLoopDelay,
} from './lib/report';

const numberOf = (name: string, usual: number) =>
  Number(process.env[name] ?? usual);

const STORED = numberOf('STORED', 200_000);
const OPEN = Math.round(STORED / 100);
const STORM = { count: numberOf('STORM', 5_000), groups: 200, seconds: 30 };
const SUSTAINED = { perSecond: 200, seconds: numberOf('SECONDS', 60) };
/** When the second step of an alert is due. */
const SECOND_STEP_MS = 60_000;
const WARM_UP_SECONDS = 10;
const NAIVE_SECONDS = numberOf('NAIVE_SECONDS', 10);
const PAGES_PER_SECOND = 10;
const READS = 100;

const POSTGRES = 'PostgreSQL';
const figures = (name: string) => ({
  metric: `alerts.${name}`,
  ...asMember(POSTGRES),
});

interface World {
  organisation: AlertsOrganisation;
  backend: AlertsBackend;
  sender: Sender;
  db: Knex;
}

/** What was answered as it should be; anything else took for ever. */
const answered = (answers: readonly Answer[], status: number) =>
  answers.map(one => (one.status === status ? one.ms : Infinity));

function reportAccepted(
  name: string,
  answers: readonly PostedAnswer[],
  limit?: number,
) {
  const times = answered(answers, 202);
  for (const share of [50, 99]) {
    report({
      metric: `alerts.${name}.accepted.p${share}`,
      value: percentile(times, share / 100),
      ...{ unit: 'ms', n: times.length, database: POSTGRES },
      ...(share === 99 && { limit }),
    });
  }
}

async function reportKept(
  name: string,
  { db, sender }: World,
  posted: { series: FiringSeries[]; answers: PostedAnswer[] },
) {
  const { series, answers } = posted;
  const found = await tally(db, sender.laneId, posted);
  const n = series.length;
  const groups = found.firstPages.length;
  const one = { database: POSTGRES, n };
  report({
    metric: `alerts.${name}.not accepted with 202`,
    value: answers.length - found.accepted,
    ...{ ...one, unit: 'deliveries', limit: 0 },
  });
  report({
    metric: `alerts.${name}.lost`,
    value: found.lost,
    ...{ ...one, unit: 'alerts', limit: 0 },
  });
  report({
    metric: `alerts.${name}.pages of a group`,
    value: found.pages[1],
    spread: found.pages,
    ...{ ...one, n: groups, unit: 'pages', limit: 1, least: 1 },
  });
  for (const share of [0.5, 1]) {
    const which = share === 1 ? 'the last group' : 'median';
    report({
      metric: `alerts.${name}.post to first page out, ${which}`,
      value: percentile(found.firstPages, share) / 1_000,
      ...{ ...one, n: groups, unit: 's', ...(share === 1 && { limit: 5 }) },
    });
  }
}

async function measureStorm(world: World) {
  const { backend, organisation, sender, db } = world;
  const { count, seconds } = STORM;
  const series = firingSeries(organisation.services, {
    run: 'Storm',
    ...STORM,
  });
  const [{ answers }, { pages, lists }] = await withEventLoopDelay(
    'alerts.storm.event_loop_delay_p99',
    () =>
      withCpuTime('alerts.storm.cpu of an alert, reads included', count, () =>
        Promise.all([
          post(series, count / seconds, sender),
          openPages(backend, { perSecond: PAGES_PER_SECOND, seconds }),
        ]),
      ),
  );
  await untilQuiet(db);
  reportAccepted('storm', answers);
  await reportKept('storm', world, { series, answers });
  report({
    ...figures('storm.page of an alert meanwhile.p95'),
    value: percentile(answered(pages, 200), 0.95),
    ...{ unit: 'ms', n: pages.length, limit: 200 },
  });
  report({
    ...figures('storm.list of alerts meanwhile.p95'),
    value: percentile(answered(lists, 200), 0.95),
    ...{ unit: 'ms', n: lists.length },
  });
}

async function measureSustained(world: World) {
  const { organisation, sender, db } = world;
  const { perSecond, seconds } = SUSTAINED;
  const count = perSecond * seconds;
  const series = firingSeries(organisation.services, {
    ...{ run: 'Sustained', groups: count, count },
  });
  const from = Date.now();
  const { answers } = await withEventLoopDelay(
    'alerts.sustained.event_loop_delay_p99',
    () =>
      withCpuTime('alerts.sustained.cpu of an alert that pages', count, () =>
        post(series, perSecond, sender),
      ),
  );
  const until = Date.now();
  const after = await untilQuiet(db);
  reportAccepted('sustained', answers, 100);
  await reportKept('sustained', world, { series, answers });
  reportLate('first steps', await lateness(db, { from, until }));
  report({
    metric: 'alerts.sustained.paged after the last one',
    value: after / 1_000,
    ...{ unit: 's', n: count, database: POSTGRES },
  });
  const second = { from: from + SECOND_STEP_MS, until: until + SECOND_STEP_MS };
  await sleep(second.until - Date.now());
  reportLate('second steps', await lateness(db, second));
  await untilQuiet(db);
}

function reportLate(what: string, late: number[]) {
  report({
    metric: `alerts.sustained.lateness of ${what}.p99`,
    value: percentile(late, 0.99) / 1_000,
    spread: [Math.min(...late) / 1_000, Math.max(...late) / 1_000],
    ...{ unit: 's', n: late.length, limit: 2, database: POSTGRES },
  });
}

/** Nothing comes in meanwhile. */
async function measureReads({ backend, organisation: { services } }: World) {
  const list = { path: '/alerts?limit=50' };
  const over = { path: '/alerts?state=resolved&limit=50' };
  const byRefs = Array.from({ length: READS }, (_, read) => ({
    path: '/alerts/by-refs',
    body: {
      entityRefs: Array.from(
        { length: 100 },
        (_none, index) =>
          services[(read * 101 + index * 97) % services.length].entityRef,
      ),
    },
  }));
  const reads = [
    ['list of what is open', Array(READS).fill(list)],
    ['list of what is over', Array(READS).fill(over)],
    ['counts', Array(READS).fill({ path: '/alerts/counts' })],
    ['100 services by refs', byRefs],
  ] as const;
  for (const [name, requests] of reads) {
    await backend.durations(requests.slice(0, 10));
    await withEventLoopDelay(`alerts.${name}.event_loop_delay_p99`, () =>
      reportP95(
        { ...figures(`${name}.p95, ${STORED} stored`), limit: 200 },
        () => backend.durations([...requests]),
      ),
    );
  }
}

/** The naive way, at the same rate. */
async function measureNaive({ backend, organisation: { services } }: World) {
  const { perSecond } = SUSTAINED;
  const count = perSecond * NAIVE_SECONDS;
  const series = firingSeries(services, { ...STORM, run: 'Naive', count });
  const { answers } = await post(series, perSecond, {
    url: backend.api.replace(/alerts$/, NAIVE),
    headers: { 'content-type': 'application/json' },
  });
  reportAccepted('naive, paged before the answer', answers);
  report({
    metric: 'alerts.naive.pages of a group',
    value: answers.filter(({ status }) => status === 202).length / STORM.groups,
    ...{ unit: 'pages', n: STORM.groups, database: POSTGRES },
  });
}

async function warmUp({ organisation, sender, db }: World) {
  const { perSecond } = SUSTAINED;
  const count = WARM_UP_SECONDS * perSecond;
  const series = firingSeries(organisation.services, {
    ...{ run: 'WarmUp', groups: count / 25, count },
  });
  await post(series, perSecond, sender);
  await untilQuiet(db);
}

function reportMemory() {
  report({
    metric: 'alerts.resident memory of the backend',
    value: process.memoryUsage().rss / 2 ** 20,
    ...{ unit: 'MiB', n: 1, database: POSTGRES },
  });
}

async function measure(world: World) {
  await warmUp(world);
  await measureStorm(world);
  await measureSustained(world);
  reportMemory();
  await measureNaive(world);
  await measureReads(world);
}

export const run = () =>
  onPostgres(async ({ url }) => {
    const database = {
      client: 'pg' as const,
      connection: url.replace(/\/postgres$/, ''),
    };
    const organisation = alertsOrganisation();
    const { services, admin, member } = organisation;
    const backend = await startAlertsBackend(organisation, database, [
      naivePlugin(member),
    ]);
    const db = openBenchDatabase(database, 'alerts');
    try {
      const sender = await makeSender(backend, admin);
      await untilOnCall(backend, services[services.length - 1]);
      await makePolicy(backend, admin);
      await fillAlerts(db, {
        ...{ alerts: STORED, open: OPEN, services, laneId: sender.laneId },
        userRefs: organisation.users,
      });
      console.log(`${STORED} alerts are stored`);
      await measure({ organisation, backend, sender, db });
    } finally {
      await db.destroy();
      await backend.stop();
    }
  });
