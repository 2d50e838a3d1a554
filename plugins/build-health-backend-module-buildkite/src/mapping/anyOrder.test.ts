import type { SourceReports } from '@callboard/backstage-plugin-build-health-node';
import { job, JOB_ID, RETRY_ID, webhook } from '../__testUtils__/payloads';
import { readDelivery } from './readBody';

const going = { state: 'running', finished_at: null };
const retry = {
  id: RETRY_ID,
  retry_source: { job_id: JOB_ID },
  retries_count: 1,
};

/** A build whose job fails, is tried again by hand and passes: what Buildkite sends of it. */
const BODIES = [
  webhook('build.scheduled', {
    build: { ...going, state: 'scheduled', started_at: null, commit: 'HEAD' },
  }),
  webhook('build.failing', {
    build: { ...going, state: 'failing', failing_at: '2026-11-20T10:03:00Z' },
  }),
  webhook('job.finished', {
    build: { state: 'failed', finished_at: '2026-11-20T10:03:01Z' },
    job: job({ state: 'failed', finished_at: '2026-11-20T10:03:00Z' }),
  }),
  // Sent anew, when the other try is there already.
  webhook('job.finished', {
    build: { state: 'failed', finished_at: '2026-11-20T10:03:01Z' },
    job: job({
      state: 'failed',
      finished_at: '2026-11-20T10:03:00Z',
      retried: true,
      retried_in_job_id: RETRY_ID,
    }),
  }),
  webhook('job.finished', { job: job(retry) }),
  webhook('build.finished'),
];

const RANKS = ['queued', 'running', 'blocked', 'finished'];

type Row = SourceReports['builds'][number] | SourceReports['jobs'][number];

/** Keeps reports as the contract says: the furthest state, and of one state the latest moment. */
function keep(rows: Map<string, Row>, row: Row) {
  const kept = rows.get(row.externalId);
  const rank = ({ state }: Row) => RANKS.indexOf(state);
  if (!kept || rank(row) > rank(kept)) {
    rows.set(row.externalId, row);
  } else if (rank(row) === rank(kept)) {
    if (row.reportedAt > kept.reportedAt) rows.set(row.externalId, row);
    // Two of one state and moment would leave it to chance.
    if (row.reportedAt === kept.reportedAt) expect(row).toEqual(kept);
  }
}

/** All orders of the numbers below n. */
function ordersOf(n: number): number[][] {
  return n === 0
    ? [[]]
    : ordersOf(n - 1).flatMap(order =>
        [...order, -1].map((_, at) => [
          ...order.slice(0, at),
          n - 1,
          ...order.slice(at),
        ]),
      );
}

function rowsOf(order: number[]): Row[] {
  const rows = new Map<string, Row>();
  order.forEach((body, minute) => {
    const { builds, jobs } = readDelivery(BODIES[body], {
      organization: 'acme',
      receivedAt: new Date(Date.UTC(2026, 10, 21, 0, minute)),
    });
    [...builds, ...jobs].forEach(row => keep(rows, row));
  });
  return [...rows.values()].sort((one, other) =>
    one.externalId < other.externalId ? -1 : 1,
  );
}

it('leads to the same rows in each of 720 orders, each delivery twice', () => {
  const orders = ordersOf(BODIES.length);
  expect(orders).toHaveLength(720);
  const wanted = rowsOf(orders[0]);
  expect(wanted).toMatchObject([
    { state: 'finished', outcome: 'success', number: 7 },
    { externalId: JOB_ID, outcome: 'failure', isSuperseded: true },
    { externalId: RETRY_ID, outcome: 'success', retry: 1, retryOf: JOB_ID },
  ]);
  for (const order of orders) {
    expect(rowsOf([...order, ...order].reverse())).toEqual(wanted);
  }
});
