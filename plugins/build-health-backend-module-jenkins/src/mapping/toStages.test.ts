import { readRuns } from './readAnswer';
import type { JobContext } from './toBuild';

const T0 = Date.UTC(2026, 10, 20, 10);
const iso = (ms: number) => new Date(ms).toISOString();
const context: JobContext = {
  job: 'org/service',
  baseUrl: 'https://ci.example.com',
  fetchedAt: new Date('2026-11-20T11:00:00Z'),
};
const stage = (change: object = {}) => ({
  id: '6',
  name: 'Test',
  status: 'SUCCESS',
  startTimeMillis: T0,
  durationMillis: 10_000,
  pauseDurationMillis: 0,
  ...change,
});
const run = (change: object = {}) => ({
  _links: { self: { href: '/job/org/job/service/12/wfapi/describe' } },
  id: '12',
  name: '#12',
  status: 'SUCCESS',
  startTimeMillis: T0,
  endTimeMillis: T0 + 20_000,
  durationMillis: 20_000,
  stages: [stage()],
  ...change,
});
const stages = (...changes: object[]) =>
  readRuns(run({ stages: changes.map(stage) }), context).jobs;

describe('stages of a pipeline', () => {
  it('are jobs of its build', () => {
    expect(stages({})).toEqual([
      {
        pipelineKey: 'org/service',
        buildId: 'org/service#12',
        attempt: 1,
        externalId: '12/6',
        name: 'Test',
        state: 'finished',
        outcome: 'success',
        createdAt: iso(T0),
        startedAt: iso(T0),
        finishedAt: iso(T0 + 10_000),
        isSuperseded: false,
        reportedAt: '2026-11-20T11:00:00.000Z',
      },
    ]);
  });

  it.each([
    ['FAILED', 'finished', 'failure'],
    ['UNSTABLE', 'finished', 'unstable'],
    ['ABORTED', 'finished', 'cancelled'],
    ['NOT_EXECUTED', 'finished', 'not-built'],
    ['IN_PROGRESS', 'running', undefined],
    ['PAUSED_PENDING_INPUT', 'blocked', undefined],
    ['QUEUED', 'queued', undefined],
    // A word of builds, and none of the stage view.
    ['DREAMING', 'running', undefined],
  ])('%s are %s, and their outcome is %s', (status, state, outcome) => {
    expect(stages({ status })).toMatchObject([{ state }]);
    expect(stages({ status })[0].outcome).toBe(outcome);
  });

  it('that go on have no end, whatever the stage view writes', () => {
    const going = run({ status: 'IN_PROGRESS' });
    expect(readRuns(going, context).builds[0].finishedAt).toBeUndefined();
    expect(stages({ status: 'IN_PROGRESS' })[0].finishedAt).toBeUndefined();
  });

  it('that were not executed have no times, and not 1970', () => {
    const [left] = stages({ status: 'NOT_EXECUTED', startTimeMillis: 0 });
    expect(left.startedAt).toBeUndefined();
    expect(left.finishedAt).toBeUndefined();
  });

  it('do not work while they wait for a person', () => {
    expect(stages({ pauseDurationMillis: 4_000 })).toMatchObject([
      {
        createdAt: iso(T0),
        startedAt: iso(T0 + 4_000),
        startIsEstimate: true,
        finishedAt: iso(T0 + 10_000),
      },
    ]);
    expect(stages({ pauseDurationMillis: 99_000 })).toMatchObject([
      { startedAt: iso(T0 + 10_000) },
    ]);
  });

  it.each([{ startTimeMillis: 9e15 }, { durationMillis: 1e300 }])(
    'of a time beyond all time are of an unknown one: %j',
    change => {
      const [odd] = stages(change);
      expect(odd.outcome).toBe('success');
      expect(odd.finishedAt).toBeUndefined();
    },
  );

  it('that failed are superseded by one of the name that began after their end', () => {
    const later = { id: '9', startTimeMillis: T0 + 10_000 };
    const of = (first: object, second: object) =>
      stages(first, second).map(({ isSuperseded }) => isSuperseded);
    expect(of({ status: 'FAILED' }, later)).toEqual([true, false]);
    expect(of({ status: 'SUCCESS' }, later)).toEqual([false, false]);
    expect(of({ status: 'FAILED' }, { ...later, name: 'Deploy' })).toEqual([
      false,
      false,
    ]);
  });

  it('that failed beside one of the same name are not: branches of a pipeline run at one time', () => {
    const beside = { id: '9', startTimeMillis: T0 + 500 };
    expect(
      stages({ status: 'FAILED' }, beside).map(one => one.isSuperseded),
    ).toEqual([false, false]);
  });

  it('that a restart lists again are there once', () => {
    expect(stages({ status: 'FAILED' }, { status: 'SUCCESS' })).toMatchObject([
      { externalId: '12/6', outcome: 'success' },
    ]);
  });
});

describe('runs', () => {
  it('have the number of their address, since people change their names', () => {
    const named = run({ name: 'release 4711', id: '2014-10-26_10-10-32' });
    expect(readRuns(named, context).builds[0].number).toBe(12);
    const bare = { _links: undefined, id: '2014-10-26_10-10-32' };
    expect(readRuns(run(bare), context).builds[0].number).toBe(12);
    expect(() => readRuns(run({ ...bare, name: 'release' }), context)).toThrow(
      'The run has no number',
    );
  });

  it('of another job are refused', () => {
    const _links = { self: { href: '/job/org/job/other/12/wfapi/describe' } };
    expect(() => readRuns(run({ _links }), context)).toThrow(
      'not of org/service',
    );
  });
});
