/*
 * A run that ten people have open, on two backend processes with one PostgreSQL: how long it takes until what one of them
 * marks is seen by all. Then the same with a tenth of all requests dropped, half of them on their way there, half of them on
 * their way back: nothing may be lost. Beside it the naive way, pages that only
 * ask every two seconds.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { BackendProcess } from '../packages/backend/src/testing/BackendProcess';
import { signInAs } from '../packages/test-kit/src/http/signInAs';
import { PlaybooksClient, type Run } from '../plugins/playbooks-common/src';
import { startBenchPostgres } from './lib/postgres';
import { percentile, report } from './lib/report';
import { RunParticipant } from './lib/RunParticipant';

const PEOPLE = ['noor-haddad', 'tomas-lindqvist'];
const CLIENTS = 10;
const MARKS = 100;
const DROPPED = 0.1;

async function startBackends(address: string) {
  const url = new URL(address);
  const prefix = `bench_${randomBytes(4).toString('hex')}_`;
  const backends: BackendProcess[] = [];
  for (let count = 0; count < 2; count++) {
    const backend = await BackendProcess.start({
      configs: [
        'app-config.yaml',
        'app-config.production.yaml',
        'app-config.demo.yaml',
      ],
      config: {
        backend: { database: { prefix } },
        demo: { builds: { days: 0 } },
      },
      env: {
        POSTGRES_HOST: url.hostname,
        POSTGRES_PORT: url.port,
        POSTGRES_USER: decodeURIComponent(url.username),
        POSTGRES_PASSWORD: decodeURIComponent(url.password),
        NODE_ENV: 'development',
        APP_BASE_URL: 'http://localhost',
        CALLBOARD_DEMO: '1',
      },
    });
    backends.push(backend);
    await backend.ready();
  }
  return backends;
}

const lost = () => new TypeError('fetch failed');

/** Fetch that drops some requests: those that do not get there, and those whose answer does not come back. */
const dropping = (share: number) => ({
  fetch: async (...args: Parameters<typeof fetch>) => {
    const chance = Math.random();
    if (chance < share / 2) throw lost();
    const answer = await fetch(...args);
    if (chance < share) throw lost();
    return answer;
  },
});

function clientOf(backend: BackendProcess, share: number): PlaybooksClient {
  return new PlaybooksClient({
    discoveryApi: {
      getBaseUrl: async id => `${backend.baseUrl}/api/${id}`,
    },
    fetchApi: dropping(share),
  });
}

/** A page with many steps, once the sample pages have been read. */
async function findPage(client: PlaybooksClient, token: string) {
  for (;;) {
    const { items } = await client.listPlaybooks({ limit: 100 }, { token });
    const page = items.find(({ steps }) => steps >= 4);
    if (page) return page.id;
    await sleep(500);
  }
}

async function measure(
  backends: BackendProcess[],
  tokens: string[],
  { share, hasSignals }: { share: number; hasSignals: boolean },
) {
  const [token] = tokens;
  const sure = clientOf(backends[0], 0);
  const pageId = await findPage(sure, token);
  const run: Run = await sure.startRun({ id: randomUUID(), pageId }, { token });
  const { items } = await sure.getRunPage(run.id, { token });
  const people = Array.from(
    { length: CLIENTS },
    (_, index) =>
      new RunParticipant({
        client: clientOf(backends[index % 2], share),
        token: tokens[index % tokens.length],
        run,
      }),
  );
  await Promise.all(
    people.map((person, index) =>
      person.open(
        hasSignals
          ? `${backends[index % 2].baseUrl.replace('http', 'ws')}/api/signals`
          : undefined,
      ),
    ),
  );
  const madeAt = new Map<string, number>();
  for (let index = 0; index < MARKS; index++) {
    const id = people[index % CLIENTS].mark(items[index % items.length].id);
    madeAt.set(id, performance.now());
    await sleep(100 + Math.random() * 200);
  }
  const deadline = performance.now() + 60_000;
  const isSeen = () =>
    people.every(({ seenAt }) =>
      [...madeAt.keys()].every(id => seenAt.has(id)),
    );
  while (!isSeen() && performance.now() < deadline) await sleep(100);
  people.forEach(person => person.close());
  const kept = await sure.getRun({ id: run.id }, { token });
  const ids = kept.timeline.map(({ id }) => id);
  return {
    times: [...madeAt].map(
      ([id, at]) =>
        Math.max(...people.map(({ seenAt }) => seenAt.get(id) ?? Infinity)) -
        at,
    ),
    lost: [...madeAt.keys()].filter(id => !ids.includes(id)).length,
    twice: ids.length - new Set(ids).size,
  };
}

export async function run(): Promise<void> {
  const postgres = await startBenchPostgres();
  const backends: BackendProcess[] = [];
  try {
    backends.push(...(await startBackends(postgres.url)));
    const tokens = await Promise.all(
      PEOPLE.map(name => signInAs(backends[0].baseUrl, `user:default/${name}`)),
    );
    const at = {
      database: 'PostgreSQL',
      principal: 'member',
      permissions: 'on' as const,
    };
    await measure(backends, tokens, { share: 0, hasSignals: true });
    const ways = [
      { share: 0, hasSignals: true, label: '', limit: 1_000 },
      {
        share: DROPPED,
        hasSignals: true,
        label: `, ${DROPPED * 100} % of requests dropped`,
        limit: 3_000,
      },
      { share: 0, hasSignals: false, label: ', without signals (naive)' },
    ];
    for (const { label, limit, ...way } of ways) {
      const {
        times,
        lost: missing,
        twice,
      } = await measure(backends, tokens, way);
      report({
        metric: `mark seen by all of ${CLIENTS} on two processes p95${label}`,
        ...at,
        value: percentile(times, 0.95),
        unit: 'ms',
        n: times.length,
        limit,
      });
      report({
        metric: `marks lost or kept twice${label}`,
        ...at,
        value: missing + twice,
        unit: 'marks',
        n: times.length,
        limit: 0,
      });
    }
  } finally {
    await Promise.all(backends.map(backend => backend.stop()));
    await postgres.stop();
  }
}
