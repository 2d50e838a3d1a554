/* The parts of the intake bench, against a backend that has started. */
import { setTimeout as sleep } from 'node:timers/promises';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import type { EntityBuilds } from '../../../plugins/build-health-common/src';
import { healthOf, WINDOW, type BuildsBackend } from '../builds/organisation';
import { percentile, report, withCpuTime, withEventLoopDelay } from '../report';
import type { Runs, ServicePipeline } from './Runs';
import { send, type Answer, type Reads, type Webhook } from './send';

const ACCEPTED_MS = 100;
const READ_MS = 100;
const VISIBLE_MS = 2_000;
/** GitHub ends a request then, and does not send it again: docs.github.com/en/webhooks/using-webhooks/best-practices-for-using-webhooks */
const GITHUB_WAITS_MS = 10_000;
const READS_PER_SECOND = 5;
const POLL_MS = 50;
/** Entities of a request. */
const MOST_REFS = 100;

/** What everything of a database is measured with. */
export interface Intake {
  label: string;
  backend: BuildsBackend;
  webhook: Webhook;
  /** Of services that whoever reads sees. */
  pipelines: readonly ServicePipeline[];
  runs: Runs;
  db: Knex;
}

/** What was accepted; anything else took for ever. */
const acceptedIn = (answers: readonly Answer[], status = 202) =>
  answers.map(one => (one.status === status ? one.ms : Infinity));

function reportTimes(
  options: { metric: string; label: string; database: string; limit?: number },
  answers: readonly Answer[],
) {
  const { metric, label, database, limit } = options;
  const times = acceptedIn(answers);
  const n = times.length;
  for (const share of [50, 95, 99]) {
    report({
      metric: `build-health-intake.${metric}.p${share} ${label}`,
      value: percentile(times, share / 100),
      unit: 'ms',
      n,
      ...(share === 99 && limit && { limit }),
      database,
    });
  }
  report({
    metric: `build-health-intake.${metric}.not accepted with 202 ${label}`,
    value: times.filter(ms => ms === Infinity).length,
    unit: 'deliveries',
    n,
    ...(limit && { limit: 0 }),
    database,
  });
}

function readsOf({ backend, pipelines }: Intake): Reads {
  return {
    headers: backend.headers,
    requests: pipelines.map(({ service }) => {
      const { path, body } = healthOf(service);
      return { url: `${backend.api}${path}`, body: JSON.stringify(body) };
    }),
  };
}

async function isThereAny(db: Knex) {
  const waiting = await db('deliveries')
    .where({ state: 'waiting' })
    .first('id');
  return (waiting ?? (await db('dirty_days').first('day'))) !== undefined;
}

/** Until nothing waits in the inbox, and all days are worked out. @returns milliseconds */
export async function untilWorkedIn(db: Knex): Promise<number> {
  const begun = performance.now();
  while (await isThereAny(db)) await sleep(POLL_MS);
  return performance.now() - begun;
}

/** Deliveries at a rate for a time, and somebody who reads meanwhile. */
export async function measureStream(
  intake: Intake,
  { perSecond, seconds }: { perSecond: number; seconds: number },
) {
  const { label: database, webhook, runs, db } = intake;
  const label = `${perSecond}/s ${database}`;
  const count = Math.ceil(perSecond * seconds);
  const events = runs.stream(count, perSecond);
  const values = events.map(one => one.values);
  const [deliveries, reads] = await withEventLoopDelay(
    `build-health-intake.stream.event_loop_delay_p99 ${label}`,
    () =>
      withCpuTime(
        `build-health-intake.stream.cpu of a delivery, reads included ${label}`,
        count,
        () =>
          Promise.all([
            send({ kind: 'deliver', events: values, perSecond, ...webhook }),
            send({
              kind: 'read',
              perSecond: READS_PER_SECOND,
              seconds,
              ...readsOf(intake),
            }),
          ]),
      ),
  );
  runs.remember(events, deliveries.answers);
  reportTimes(
    { metric: 'accepted', label, database, limit: ACCEPTED_MS },
    deliveries.answers,
  );
  report({
    metric: `build-health-intake.read meanwhile.p95 ${label}`,
    value: percentile(acceptedIn(reads.answers, 200), 0.95),
    unit: 'ms',
    n: reads.answers.length,
    limit: READ_MS,
    database,
  });
  report({
    metric: `build-health-intake.worked in after the last one ${label}`,
    value: (await untilWorkedIn(db)) / 1_000,
    unit: 's',
    n: count,
    database,
  });
}

/** All at once. */
export async function measureBurst(intake: Intake, count: number) {
  const { label: database, webhook, runs, db } = intake;
  const label = `${count} at once ${database}`;
  const events = runs.stream(count, count);
  const values = events.map(one => one.values);
  const { answers, ms } = await send({
    kind: 'deliver',
    events: values,
    ...webhook,
  });
  const after = await untilWorkedIn(db);
  runs.remember(events, answers);
  reportTimes({ metric: 'burst', label, database }, answers);
  report({
    metric: `build-health-intake.burst.the last one accepted ${label}`,
    value: Math.max(...acceptedIn(answers)),
    unit: 'ms',
    n: count,
    limit: GITHUB_WAITS_MS,
    database,
  });
  report({
    metric: `build-health-intake.burst.all visible ${label}`,
    value: (ms + after) / 1_000,
    unit: 's',
    n: count,
    database,
  });
}

/** Services whose trunk is green: the next failure makes them red. */
async function greenOnes({ backend, pipelines }: Intake, count: number) {
  const found: ServicePipeline[] = [];
  for (let at = 0; at < pipelines.length; at += MOST_REFS) {
    const batch = pipelines.slice(at, at + MOST_REFS);
    const { items } = await backend.call<{ items: EntityBuilds[] }>({
      path: '/health/by-refs',
      body: {
        ...WINDOW,
        entityRefs: batch.map(({ service }) => stringifyEntityRef(service)),
      },
    });
    found.push(
      ...batch.filter((_, i) =>
        items[i].pipelines.every(({ trunk }) => trunk.state === 'green'),
      ),
    );
    if (found.length >= count) return found.slice(0, count);
  }
  throw new Error(`Only ${found.length} services are green, of ${count}`);
}

/** From a failed build on trunk until its service is answered to be red by it. */
export async function measureVisible(
  intake: Intake,
  { perSecond, seconds }: { perSecond: number; seconds: number },
) {
  const { label: database, webhook, runs } = intake;
  const chosen = await greenOnes(intake, Math.ceil(perSecond * seconds));
  const events = chosen.map(one => runs.failure(one));
  const { answers } = await send({
    kind: 'watch',
    events: events.map(one => one.values),
    runs: events.map(one => one.run),
    perSecond,
    ...webhook,
    ...readsOf({ ...intake, pipelines: chosen }),
  });
  runs.remember(events, answers);
  const times = acceptedIn(answers);
  for (const share of [50, 95]) {
    report({
      metric: `build-health-intake.visible.p${share} ${perSecond}/s ${database}`,
      value: percentile(times, share / 100),
      unit: 'ms',
      n: times.length,
      ...(share === 95 && { limit: VISIBLE_MS }),
      database,
    });
  }
}

/** Of all that was accepted. */
export async function checkAll({ label: database, runs, db }: Intake) {
  const found = await runs.check(db);
  for (const what of ['lost', 'double'] as const) {
    report({
      metric: `build-health-intake.${what} ${database}`,
      value: found[what],
      unit: 'deliveries',
      n: runs.accepted,
      limit: 0,
      database,
    });
  }
}

/** The naive way, at the same rate. */
export async function measureNaive(
  {
    label: database,
    webhook,
    runs,
  }: Pick<Intake, 'label' | 'webhook' | 'runs'>,
  { perSecond, seconds }: { perSecond: number; seconds: number },
) {
  const label = `${perSecond}/s ${database}`;
  const events = runs.stream(Math.ceil(perSecond * seconds), perSecond);
  const values = events.map(one => one.values);
  const { answers } = await send({
    kind: 'deliver',
    events: values,
    perSecond,
    ...webhook,
  });
  reportTimes(
    { metric: 'naive, worked in before the answer', label, database },
    answers,
  );
}
