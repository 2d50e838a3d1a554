import { once } from 'node:events';
import type { Server } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  sampleBody,
  type IntakeKind,
} from '@callboard/backstage-plugin-alerts-common';
import { eachDatabase } from '@internal/test-kit';
import fc from 'fast-check';
import { openIntake } from '../intake/__testUtils__/intakeWorld';

const IS_FULL = process.env.CALLBOARD_FULL === '1';
/** On each of two databases. */
const RUNS = IS_FULL ? 50_000 : 1_000;
const AT_ONCE = 10;
/** Bytes that may be held after all of it besides what was held before. */
const MOST_HELD = 32_000_000;

const KINDS = ['alertmanager', 'grafana', 'events-v2', 'generic'] as const;
const PATHS: Record<IntakeKind, string> = {
  alertmanager: '/alertmanager',
  grafana: '/grafana',
  'events-v2': '/v2/enqueue',
  generic: '/generic',
};

/** What readers stumble over, besides JSON of any form. */
const awkward = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e308,
    '',
    ' ',
    'nul \0 and half \ud83d of a pair',
    '<img src=x onerror=alert(1)>',
    'data:text/html,<script>alert(1)</script>',
    'x'.repeat(5_000),
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59-12:00',
    '__proto__',
    [],
    {},
    [null],
  ),
  fc.constant(JSON.parse('{"__proto__":{"polluted":true},"constructor":1}')),
  fc.array(fc.string(), { minLength: 70, maxLength: 80 }),
  fc.jsonValue({ maxDepth: 3 }),
);

const isHolder = (value: unknown): value is object =>
  typeof value === 'object' && value !== null;

/** Places in JSON, the outermost first; each with the path to it. */
function placesIn(value: unknown, path: string[] = []): string[][] {
  if (!isHolder(value)) return [path];
  const below = Object.keys(value).flatMap(name =>
    placesIn(Reflect.get(value, name), [...path, name]),
  );
  return [path, ...below];
}

/** Unlike an assignment, for `__proto__` as for any other name. */
const write = (holder: object, name: string, value: unknown) =>
  Object.defineProperty(holder, name, {
    ...{ value, configurable: true, enumerable: true, writable: true },
  });

/** From 0 to below 1, none likelier than others: of all doubles half are next to 0. */
const share = fc.nat(999_999).map(millionths => millionths / 1_000_000);

interface Mistake {
  /** Which of the places, of all of them in 1. */
  place: number;
  kind: 'replace' | 'remove' | 'rename' | 'double';
  value: unknown;
  name: string;
}

const mistake: fc.Arbitrary<Mistake> = fc.record({
  place: share,
  kind: fc.constantFrom('replace', 'remove', 'rename', 'double'),
  value: awkward,
  name: fc.oneof(fc.constantFrom('__proto__', 'constructor', '0'), fc.string()),
});

function withMistake(body: unknown, { place, kind, value, name }: Mistake) {
  const places = placesIn(body);
  const path = places[Math.floor(place * places.length)];
  const last = path.at(-1);
  // A copy: mistakes that follow are written into it.
  const other: unknown = structuredClone(value);
  if (last === undefined) return other;
  let holder = body;
  for (const step of path.slice(0, -1)) {
    if (isHolder(holder)) holder = Reflect.get(holder, step);
  }
  if (!isHolder(holder)) return body;
  const before = Reflect.get(holder, last);
  if (kind === 'replace') write(holder, last, other);
  else if (kind === 'double') write(holder, last, [before, before]);
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else {
    Reflect.deleteProperty(holder, last);
    if (kind === 'rename') write(holder, name, before);
  }
  return body;
}

/** Mistakes of what is no JSON any more: a sign is left out, or bytes are put in. */
const cut = fc.option(
  fc.record({
    at: share,
    bytes: fc.uint8Array({ maxLength: 4 }),
  }),
  { freq: 4 },
);

const bodyWithMistakes = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    mistakes: fc.array(mistake, { minLength: 1, maxLength: 3 }),
    cutAt: cut,
  })
  .map(({ kind, mistakes, cutAt }) => {
    const sample = sampleBody(kind, {
      ...{ title: 'Latency', dedupKey: 'k1', action: 'trigger' },
      startsAt: '2026-11-28T02:59:00Z',
    });
    const body = mistakes.reduce<unknown>(withMistake, sample);
    const bytes = Buffer.from(JSON.stringify(body) ?? '');
    if (!cutAt) return { kind, bytes };
    const at = Math.floor(cutAt.at * bytes.length);
    const parts = [bytes.subarray(0, at), cutAt.bytes, bytes.subarray(at + 1)];
    return { kind, bytes: Buffer.concat(parts) };
  });

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

function held(): number {
  if (typeof collectGarbage === 'function') collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** What it was like, for who runs the long tier. */
function tell(
  title: string,
  figures: { times: number[]; statuses: Map<number, number>; bytes: number },
) {
  const { times, statuses, bytes } = figures;
  const sorted = Float64Array.from(times).sort();
  const ms = (part: number) =>
    sorted[Math.ceil(part * sorted.length) - 1].toFixed(1);
  const { heapUsed, rss } = process.memoryUsage();
  const mb = (size: number) => `${(size / 1e6).toFixed(1)} MB`;
  // eslint-disable-next-line no-console
  console.log(
    `${title}: ${times.length} bodies, answers ${JSON.stringify(
      Object.fromEntries(statuses),
    )}`,
    `${AT_ONCE} at once: p50 ${ms(0.5)}, p99 ${ms(0.99)}, p99.9 ${ms(
      0.999,
    )}, longest ${ms(1)} ms`,
    `held besides: ${mb(bytes)}; heap ${mb(heapUsed)}, process ${mb(rss)}`,
  );
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

function expectPlaces(problems: { pointer: string; message: string }[]) {
  expect(problems.length).toBeGreaterThan(0);
  for (const { pointer, message } of problems) {
    expect(pointer).toMatch(/^(?:\/.*)?$/s);
    // What is wrong, and what to send instead.
    expect(message).toMatch(/;/);
  }
  expect(JSON.stringify(problems).length).toBeLessThan(10_000);
}

describe('bodies with mistakes, over HTTP', () => {
  eachDatabase(createDatabase => {
    let server: Server | undefined;
    afterEach(() => {
      server?.closeAllConnections();
      server?.close();
    });

    it(
      'are kept, or refused with the place of what is wrong',
      async () => {
        const world = await openIntake(await createDatabase(), {
          ratePerMinute: 1_000_000,
        });
        const { secret } = await world.newKey();
        server = world.app.listen(0);
        await once(server, 'listening');
        const url = `http://localhost:${portOf(server)}/api/alerts/intake`;
        const statuses = new Map<number, number>();
        const times: number[] = [];
        const post = async ({
          kind,
          bytes,
        }: {
          kind: IntakeKind;
          bytes: Buffer;
        }) => {
          const began = performance.now();
          const answer = await fetch(`${url}${PATHS[kind]}`, {
            ...{ method: 'POST', body: bytes },
            headers: { Authorization: `Bearer ${secret}` },
          });
          const { status } = answer;
          const body = await answer.json();
          times.push(performance.now() - began);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          if (status === 202) return;
          expect(status).toBe(400);
          expectPlaces((kind === 'events-v2' ? body : body.error).problems);
        };
        const before = held();
        await fc.assert(
          fc.asyncProperty(
            fc.array(bodyWithMistakes, {
              minLength: AT_ONCE,
              maxLength: AT_ONCE,
            }),
            async bodies => {
              await Promise.all(bodies.map(post));
              for (const notes of [world.logged, world.answers, world.kept]) {
                notes.length = 0;
              }
              // The logger's notes of its calls.
              jest.clearAllMocks();
            },
          ),
          { numRuns: RUNS / AT_ONCE, seed: 8, endOnFailure: true },
        );
        const bytes = held() - before;
        if (IS_FULL) {
          const { client } = world.db.client.config;
          tell(String(client), { times, statuses, bytes });
        }
        expect(bytes).toBeLessThan(MOST_HELD);
        const [{ count }] = await world.db('deliveries').count({ count: '*' });
        expect(Number(count)).toBe(statuses.get(202));
        expect([...statuses.keys()].sort()).toEqual([202, 400]);
        expect(Reflect.get({}, 'polluted')).toBeUndefined();
      },
      IS_FULL ? 20 * 60_000 : 60_000,
    );
  });
});
