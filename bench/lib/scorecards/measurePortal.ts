/* What people and CIs ask of a portal with 10,000 services and 50 checks. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { writeDocument } from '../../../plugins/scorecards-common/src/domain';
import type { BenchRequest } from '../benchBackend';
import {
  duration,
  membersFigures,
  percentile,
  report,
  reportP95,
  withCpuTime,
  withEventLoopDelay,
} from '../report';
import { bar, PUSHED, SIGNED, type Portal } from './portal';
import { BAR, barCheck } from './rules';

const READS = 200;
const PAGES = 40;
const PUSH = 1_000;
const SINGLE_PUSHES = 100;
const COUNTED = 60;
const TEAM = 'group:default/platform';

interface Bench {
  portal: Portal;
  label: string;
}

const of = membersFigures('scorecards-http');

const query = (pathname: string, values: Record<string, string>) => ({
  path: `${pathname}?${new URLSearchParams(values)}`,
});

/** Any of them, all over the list. */
const spread = <T>(list: readonly T[], index: number) =>
  list[(index * 7919 + 13) % list.length];

const requests = (count: number, make: (index: number) => BenchRequest) =>
  Array.from({ length: count }, (_, index) => make(index));

/** Statements that one request sends to the database of scorecards; now and then another work sends one meanwhile. */
async function countStatements(
  bench: Bench,
  name: string,
  make: (index: number) => BenchRequest,
  limit?: number,
) {
  const { backend, statements } = bench.portal;
  const counts: number[] = [];
  for (const request of requests(COUNTED, make)) {
    const before = statements();
    await backend.call(request);
    counts.push(statements() - before);
  }
  report({
    ...of(bench, `${name}.statements, p90`, limit),
    value: percentile(counts, 0.9),
    unit: 'statements',
    n: COUNTED,
    spread: [Math.min(...counts), Math.max(...counts)],
  });
}

async function measureRead(
  bench: Bench,
  read: {
    name: string;
    make: (index: number) => BenchRequest;
    count?: number;
    limit?: number;
    statements?: number;
  },
) {
  const { name, make, count = PAGES, limit, statements } = read;
  const { backend } = bench.portal;
  const asked = requests(count, make);
  const [first] = await backend.durations(asked.slice(0, 1));
  report({ ...of(bench, `${name}.first`), value: first, unit: 'ms', n: 1 });
  await withEventLoopDelay(
    `scorecards-http.${name}.event_loop_delay_p99 ${bench.label}`,
    () =>
      reportP95(of(bench, `${name}.p95`, limit), () =>
        backend.durations(asked),
      ),
  );
  await withCpuTime(
    `scorecards-http.${name}.cpu of a read ${bench.label}`,
    count,
    () => backend.durations(asked),
  );
  await countStatements(bench, name, make, statements);
}

async function measureServices(bench: Bench) {
  const { seen } = bench.portal;
  await measureRead(bench, {
    name: 'a service with 50 checks',
    make: index => query('/results/entity', { entityRef: spread(seen, index) }),
    ...{ count: READS, limit: 40, statements: 3 },
  });
  await measureRead(bench, {
    name: 'why a check fails',
    make: index =>
      query('/results/explanation', {
        entityRef: spread(seen, index),
        check: `${BAR}/check-${index % 49}`,
      }),
  });
  await measureRead(bench, {
    name: '100 services by reference',
    make: index => ({
      path: '/results/by-refs',
      body: {
        entityRefs: requests(100, place => ({
          path: spread(seen, index * 100 + place),
        })).map(({ path: ref }) => ref),
      },
    }),
  });
}

async function measureLists(bench: Bench) {
  const matrix = (values: Record<string, string>) => () =>
    query('/matrix', { scorecard: BAR, ...values });
  const limit = 100;
  for (const [name, make] of [
    ['matrix, 50 of 10,000', matrix({})],
    ['matrix, 200 of 10,000', matrix({ limit: '200' })],
    ['matrix by name', matrix({ sort: 'name' })],
    ['matrix, searched', matrix({ q: 'pay' })],
  ] as const) {
    await measureRead(bench, { name, make, limit });
  }
  const { api, headers } = bench.portal.backend;
  const csv = await duration(async () => {
    const { path: pathname } = query('/matrix/export', { scorecard: BAR });
    await (await fetch(`${api}${pathname}`, { headers })).text();
  });
  report({
    ...of(bench, 'matrix as CSV, all 10,000'),
    ...{ value: csv, unit: 'ms', n: 1 },
  });
  await measureRead(bench, {
    name: 'overview',
    make: () => ({ path: '/overview' }),
  });
  await measureRead(bench, {
    name: 'page of a check',
    make: index => ({ path: `/checks/${BAR}/check-${index % 49}` }),
  });
  await measureRead(bench, {
    name: 'steps of a team',
    make: () => query('/steps', { team: TEAM }),
  });
}

/** As the editor asks: the whole text, with another threshold each time. */
async function measureWhatIf(bench: Bench) {
  await measureRead(bench, {
    name: 'what-if of a threshold',
    make: index => ({
      path: '/documents/try',
      body: {
        text: writeDocument({
          ...bar,
          checks: bar.checks.map((check, place) =>
            place === 1 + (index % 49)
              ? barCheck(place - 1, (index * 37) % 100)
              : check,
          ),
        }),
      },
    }),
  });
}

interface Push {
  facts: { entityRef: string; fact: string; value: boolean }[];
  watch: boolean;
}

async function push({ portal }: Bench, pushes: Push[]) {
  const client = fork(path.join(__dirname, 'pushWatcher.mjs'), {
    execArgv: [],
  });
  const ended = once(client, 'disconnect').then(() => {
    throw new Error('The pushing process ended without figures');
  });
  client.send({
    api: portal.backend.api,
    headers: portal.backend.headers,
    token: portal.secret,
    ...{ pushes, check: SIGNED, scorecard: BAR },
  });
  const [found] = await Promise.race([once(client, 'message'), ended]);
  ended.catch(() => undefined);
  return found as { pushed: number; visible: number }[];
}

function reportTimes(
  bench: Bench,
  { name, limit, share }: { name: string; limit?: number; share: number },
  times: number[],
) {
  for (const each of [0.5, share]) {
    const what = each === 1 ? 'longest' : `p${each * 100}`;
    report({
      ...of(bench, `${name}.${what}`, each === share ? limit : undefined),
      value: percentile(times, each),
      unit: 'ms',
      n: times.length,
    });
  }
}

/** A CI pushes of all services, a thousand at a time: each has a new state, and another level. */
async function measurePushes(bench: Bench) {
  const { seen } = bench.portal;
  const { fact } = PUSHED;
  const pushes = Array.from(
    { length: Math.floor(seen.length / PUSH) },
    (_, i) => ({
      facts: seen
        .slice(i * PUSH, (i + 1) * PUSH)
        .map(entityRef => ({ entityRef, fact, value: true })),
      watch: false,
    }),
  );
  const many = await withEventLoopDelay(
    `scorecards-http.push of 1,000 facts.event_loop_delay_p99 ${bench.label}`,
    () => push(bench, pushes),
  );
  reportTimes(
    bench,
    { name: 'push of 1,000 facts', limit: 2_000, share: 1 },
    many.map(({ pushed }) => pushed),
  );
  await bench.portal.settle();
  const ones = await push(
    bench,
    Array.from({ length: SINGLE_PUSHES }, (_, i) => {
      const entityRef = spread(seen.slice(0, pushes.length * PUSH), i >> 1);
      const isBack = i % 2 === 1;
      return { facts: [{ entityRef, fact, value: isBack }], watch: true };
    }),
  );
  reportTimes(
    bench,
    { name: 'one fact, until it is answered', share: 0.95 },
    ones.map(({ pushed }) => pushed),
  );
  reportTimes(
    bench,
    {
      name: 'one fact, until result, level and rollup are seen',
      ...{ limit: 200, share: 0.95 },
    },
    ones.map(({ visible }) => visible),
  );
}

/** In an order in which each part finds what it needs. */
export async function measurePortal(bench: Bench): Promise<void> {
  await measurePushes(bench);
  await measureServices(bench);
  await measureLists(bench);
  await measureWhatIf(bench);
}
