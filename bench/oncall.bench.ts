/*
 * The schedule engine of on-call, with other ways to read a zone's clock beside it in the same run: luxon and
 * temporal-polyfill; all three must give the same intervals. Then who is on call for the services of a generated
 * organisation, over HTTP as a member with conditional permissions: of each four teams three have schedules, and for one
 * another system answers. The catalog and that system are held in memory; everything else is real.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  resolveSchedule,
  runtimeClocks,
  type Clocks,
} from '../plugins/oncall-common/src';
import { oncallModuleBenchSource } from './lib/benchSource';
import {
  startBenchBackend,
  type BenchDatabase,
  type BenchRequest,
} from './lib/benchBackend';
import { eachDatabase } from './lib/eachDatabase';
import { measureCalendars } from './lib/measureCalendars';
import { memberCatalog } from './lib/memberCatalog';
import { luxonClocks, temporalClocks } from './lib/peerClocks';
import { ADMIN_GROUP, buildOrganisation } from './lib/oncallOrganisation';
import {
  asMember,
  duration,
  durations,
  percentile,
  report,
  reportP95,
  withCpuTime,
  withEventLoopDelay,
} from './lib/report';
import { FROM, layers, schedule, TO } from './lib/sampleSchedule';

const RUNS = 50;

async function measureEngine() {
  const ours = runtimeClocks(FROM, TO);
  const cold = await duration(() =>
    resolveSchedule(schedule(), FROM, TO, ours),
  );
  report({ metric: 'oncall.year.cold', value: cold, unit: 'ms', n: 1 });

  const ways: [string, Clocks, number | undefined, number][] = [
    ['offset tables', ours, 2, RUNS * 4],
    ['temporal-polyfill', temporalClocks, undefined, RUNS],
    ['luxon', luxonClocks, undefined, RUNS],
  ];
  const expected = JSON.stringify(resolveSchedule(schedule(), FROM, TO, ours));
  for (const [name, clocks, limit, times] of ways) {
    const found = JSON.stringify(resolveSchedule(schedule(), FROM, TO, clocks));
    if (found !== expected) throw new Error(`${name} gives other intervals`);
    await reportP95({ metric: `oncall.year.p95 ${name}`, limit }, () =>
      durations(times, () => resolveSchedule(schedule(), FROM, TO, clocks)),
    );
  }

  const many = Array.from({ length: 150 }, (_, index) => schedule(index + 1));
  const all = await durations(5, () => {
    for (const one of many) resolveSchedule(one, FROM, TO, ours);
  });
  report({
    metric: 'oncall.150_schedules_year',
    value: all.sort((one, other) => one - other)[2],
    unit: 'ms',
    n: all.length,
    spread: [Math.min(...all), Math.max(...all)],
    limit: 150,
  });
}

/** All gaps of a year for services that share the schedules of their teams: 2,000 of 150 schedules. */
function measureGaps() {
  const clocks = runtimeClocks(FROM, TO);
  const many = Array.from({ length: 150 }, (_, index) => schedule(index));
  const services = Array.from({ length: 2_000 }, (_, index) => index % 150);
  const began = performance.now();
  const gaps = many.map(one => resolveSchedule(one, FROM, TO, clocks).gaps);
  const found = services.map(index => gaps[index].length);
  report({
    metric: 'oncall.gaps_2000_services',
    value: (performance.now() - began) / 1000,
    unit: 's',
    n: found.length,
    limit: 2,
  });
}

const READS = 200;
const BATCH = 100;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

const byRefs = (entityRefs: string[]): BenchRequest => ({
  path: '/on-call/by-refs',
  body: { entityRefs },
});

type BenchBackend = Awaited<ReturnType<typeof startBenchBackend>>;

/** Two levels for each team, made through the API by an administrator. */
async function makeSchedules(
  backend: BenchBackend,
  { groups, users, admin }: ReturnType<typeof buildOrganisation>,
) {
  const slotOf = (index: number) => ({
    userRefs: [stringifyEntityRef(users[index % users.length])],
  });
  const token = await backend.tokenOf(admin);
  for (const [index, group] of groups.entries()) {
    for (const level of [1, 2]) {
      const version = {
        timeZone: 'Europe/London',
        layers: layers.map((layer, at) => ({
          ...layer,
          rotation: {
            ...layer.rotation,
            slots: [0, 1, 2].map(slot => slotOf(index * 7 + at * 3 + slot)),
          },
        })),
      };
      const body = {
        name: `Schedule ${index}, level ${level}`,
        teamRef: stringifyEntityRef(group),
        level,
        version,
      };
      await backend.call({ path: '/schedules', body }, token);
    }
  }
}

/** Whether the other system has been read. */
async function isSourced(backend: BenchBackend, ref: string) {
  const { schedules } = await backend.call<{ schedules: unknown[] }>(
    byRefs([ref]),
  );
  return schedules.length > 0;
}

async function measureReads(
  label: string,
  backend: BenchBackend,
  services: string[],
) {
  const at = asMember(label);
  const batches = Array.from({ length: READS }, (_, index) =>
    byRefs(
      Array.from(
        { length: BATCH },
        (__, place) => services[(index * 7919 + place * 101) % services.length],
      ),
    ),
  );
  await backend.durations(batches.slice(0, 10));
  await withEventLoopDelay(`oncall.by_refs.event_loop_delay_p99 ${label}`, () =>
    reportP95(
      { metric: `oncall.by_refs_100.p95 ${label}`, limit: 40, ...at },
      () => backend.durations(batches),
    ),
  );
  await withCpuTime(`oncall.by_refs_100.cpu ${label}`, READS, () =>
    backend.durations(batches),
  );
  await reportP95({ metric: `oncall.by_refs_0.p95 ${label}`, ...at }, () =>
    backend.durations(batches.map(() => byRefs([]))),
  );
  const all = Array.from({ length: services.length / 1_000 }, (_, index) =>
    byRefs(services.slice(index * 1_000, (index + 1) * 1_000)),
  );
  const whole: number[] = [];
  await withCpuTime(`oncall.all_10000_services.cpu ${label}`, 5, async () => {
    for (let run_ = 0; run_ < 5; run_++) {
      const each = await backend.durations(all);
      whole.push(each.reduce((sum, one) => sum + one, 0));
    }
  });
  report({
    metric: `oncall.all_10000_services ${label}`,
    value: percentile(whole, 0.5),
    unit: 'ms',
    n: whole.length,
    spread: [Math.min(...whole), Math.max(...whole)],
    limit: 500,
    ...at,
  });
  await reportP95(
    { metric: `oncall.search_one_letter.p95 ${label}`, limit: 200, ...at },
    () =>
      backend.durations(
        Array.from({ length: READS / 2 }, (_, index) => ({
          path: `/on-call/search?q=${LETTERS[index % LETTERS.length]}`,
        })),
      ),
  );
  await reportP95({ metric: `oncall.list.p95 ${label}`, ...at }, () =>
    backend.durations(Array(READS / 2).fill({ path: '/schedules' })),
  );
}

async function measureBackend(label: string, database: BenchDatabase) {
  const organisation = buildOrganisation();
  const catalog = memberCatalog(organisation.entities);
  const backend = await startBenchBackend(
    {
      id: 'oncall',
      feature: import('@callboard/backstage-plugin-oncall-backend'),
      config: { oncall: { admins: [ADMIN_GROUP] } },
      modules: [oncallModuleBenchSource(organisation.emails)],
    },
    catalog,
    database,
    organisation.member,
  );
  const asOf = async () =>
    (await backend.call<{ asOf?: string }>(byRefs([]))).asOf;
  try {
    const first = await duration(async () => {
      while (!(await asOf())) await sleep(20);
    });
    report({
      metric: `oncall.first_pass ${label}`,
      value: first / 1000,
      unit: 's',
      n: organisation.entities.length,
      database: label,
    });
    await makeSchedules(backend, organisation);
    while (!(await isSourced(backend, organisation.sourced))) await sleep(500);
    await measureReads(label, backend, organisation.services);
    await measureCalendars('oncall.calendar_of_team', label, backend, {
      scope: {
        kind: 'team',
        teamRef: stringifyEntityRef(organisation.groups[0]),
      },
      token: await backend.tokenOf(organisation.admin),
    });
  } finally {
    await backend.stop();
  }
}

export async function run() {
  await measureEngine();
  measureGaps();
  await eachDatabase(measureBackend);
}
