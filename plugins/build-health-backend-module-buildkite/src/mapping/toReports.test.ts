import {
  countsForHealth,
  isTrunk,
} from '@callboard/backstage-plugin-build-health-common';
import {
  BUILD_ID,
  build,
  job,
  JOB_ID,
  pipeline,
  RETRY_ID,
} from '../__testUtils__/payloads';
import { readRestBuild } from './readBody';

const fetchedAt = new Date('2026-11-20T11:00:00Z');
const rest = (body: object) =>
  readRestBuild(body, { organization: 'acme', fetchedAt });
const restBuild = (change: object) => rest(build(change)).builds[0];
const restJob = (change: object) =>
  rest(build({ jobs: [job(change)] })).jobs[0];

describe('builds of Buildkite', () => {
  it('are read with all that the REST API tells', () => {
    expect(restBuild({ jobs: [job()] })).toEqual({
      pipeline: {
        key: 'acme/payments',
        name: 'Payments',
        repository: 'acme/payments',
        defaultBranch: 'main',
        url: 'https://buildkite.com/acme/payments',
      },
      externalId: BUILD_ID,
      attempt: 1,
      number: 7,
      state: 'finished',
      outcome: 'success',
      branch: 'main',
      sha: 'ec1bfcf8f9404858257271b05503eecbebd7bc0a',
      trigger: 'push',
      author: 'Ana Ruiz',
      account: 'ana@example.com',
      title: 'Round half to even',
      url: 'https://buildkite.com/acme/payments/builds/7',
      createdAt: '2026-11-20T10:00:00.000Z',
      startedAt: '2026-11-20T10:00:05.000Z',
      finishedAt: '2026-11-20T10:10:00.000Z',
      reportedAt: '2026-11-20T11:00:00.000Z',
    });
  });

  it.each([
    ['creating', 'queued', undefined],
    ['scheduled', 'queued', undefined],
    ['running', 'running', undefined],
    ['started', 'running', undefined],
    ['failing', 'running', undefined],
    ['canceling', 'running', undefined],
    ['blocked', 'blocked', undefined],
    ['passed', 'finished', 'success'],
    ['failed', 'finished', 'failure'],
    ['canceled', 'finished', 'cancelled'],
    ['skipped', 'finished', 'skipped'],
    ['not_run', 'finished', 'not-built'],
  ])('%s is %s, and its outcome %s', (written, state, outcome) => {
    expect(restBuild({ state: written })).toMatchObject({ state });
    expect(restBuild({ state: written }).outcome).toBe(outcome);
  });

  it('keep not_run, skipped and canceled out of every rate', () => {
    const counted = [
      'passed',
      'failed',
      'not_run',
      'skipped',
      'canceled',
    ].filter(state => countsForHealth(restBuild({ state }).outcome));
    expect(counted).toEqual(['passed', 'failed']);
  });

  it('are not final while they are failing, and have no end', () => {
    const failing = restBuild({
      state: 'failing',
      finished_at: null,
      failing_at: '2026-11-20T10:05:00Z',
    });
    expect(failing.state).toBe('running');
    expect(failing.outcome).toBeUndefined();
    expect(failing.finishedAt).toBeUndefined();
  });

  it.each(['passed', 'failed', 'running'])(
    'that wait for a person are blocked, though the REST API says %s',
    state => {
      const blocked = restBuild({ state, blocked: true });
      expect(blocked.state).toBe('blocked');
      expect(blocked.outcome).toBeUndefined();
      expect(blocked.finishedAt).toBeUndefined();
    },
  );

  it('that were cancelled while they waited have ended', () => {
    expect(restBuild({ state: 'canceled', blocked: true }).outcome).toBe(
      'cancelled',
    );
  });

  it('of a state that is not known enter no rate, and say nothing that is not true', () => {
    expect(restBuild({ state: 'dreaming' }).outcome).toBe('neutral');
    expect(restBuild({ state: 'dreaming', finished_at: null })).toMatchObject({
      state: 'running',
    });
  });

  it('have no commit and no branch while these are not known', () => {
    const early = restBuild({ commit: 'HEAD', branch: '', state: 'scheduled' });
    expect(early.sha).toBeUndefined();
    expect(early.branch).toBeUndefined();
    expect(isTrunk(early)).toBeUndefined();
  });

  it('of an empty pull request are of none', () => {
    expect(restBuild({ pull_request: {} })).toMatchObject({ trigger: 'push' });
    expect(restBuild({ pull_request: {} }).pullRequest).toBeUndefined();
    expect(isTrunk(restBuild({ pull_request: {} }))).toBe(true);
  });

  it('of a pull request of a fork are not of trunk', () => {
    const foreign = restBuild({
      pull_request: {
        id: '42',
        base: 'main',
        repository: 'https://github.com/stranger/payments.git',
      },
    });
    expect(foreign).toMatchObject({
      pullRequest: 42,
      isFork: true,
      trigger: 'pull-request',
    });
    expect(isTrunk(foreign)).toBe(false);
  });

  it('of a pull request of the own repository are of no fork', () => {
    const own = restBuild({
      pull_request: {
        id: 42,
        repository: 'git://github.com/Acme/payments.git',
      },
    });
    expect(own.isFork).toBe(false);
  });

  it('say which build they repeat, also by its GraphQL id', () => {
    const other = '812135b3-eee7-408c-9f63-760538b96bd5';
    const graphql = Buffer.from(`Build---${other}`).toString('base64');
    expect(restBuild({ rebuilt_from: { id: other } }).rebuildOf).toBe(other);
    expect(restBuild({ rebuilt_from: { id: graphql } }).rebuildOf).toBe(other);
  });

  it.each([
    ['ui', 'manual'],
    ['api', 'api'],
    ['schedule', 'schedule'],
    ['trigger_job', 'other'],
    [undefined, 'other'],
  ])('of the source %s were set off by %s', (source, trigger) => {
    expect(restBuild({ source }).trigger).toBe(trigger);
  });

  it('are kept by the address, where the slug beside it is another', () => {
    expect(
      restBuild({
        url: 'https://api.buildkite.com/v2/organizations/Acme/pipelines/payments/builds/7',
        pipeline: pipeline({ slug: 'old-name' }),
      }).pipeline.key,
    ).toBe('acme/payments');
  });

  it('lose nothing to a field of another form', () => {
    const odd = restBuild({
      author: 'Ana',
      started_at: 1_700_000_000,
      message: null,
      pull_request: [],
      rebuilt_from: 7,
      more: { than: ['was', 'expected'] },
    });
    expect(odd).toMatchObject({ outcome: 'success', author: 'Ana Ruiz' });
    expect(odd.startedAt).toBeUndefined();
  });

  it('without an id or a pipeline are refused', () => {
    expect(() => restBuild({ id: null })).toThrow('has no id');
    expect(() => restBuild({ web_url: null, pipeline: null })).toThrow(
      'names no pipeline',
    );
    expect(() => rest([])).toThrow('a form that is not known');
  });
});

describe('jobs of Buildkite', () => {
  it('are read with all that the REST API tells', () => {
    expect(restJob({})).toEqual({
      pipelineKey: 'acme/payments',
      buildId: BUILD_ID,
      attempt: 1,
      externalId: JOB_ID,
      name: ':jest: Unit tests',
      state: 'finished',
      outcome: 'success',
      exitStatus: 0,
      isSoftFailure: false,
      isInfrastructure: false,
      isSuperseded: false,
      retry: 0,
      url: `https://buildkite.com/acme/payments/builds/7#${JOB_ID}`,
      createdAt: '2026-11-20T10:00:00.000Z',
      startedAt: '2026-11-20T10:01:30.000Z',
      finishedAt: '2026-11-20T10:09:00.000Z',
      queueMs: 30_000,
      reportedAt: '2026-11-20T11:00:00.000Z',
    });
  });

  it.each([
    ['scheduled', 'queued', undefined],
    ['assigned', 'queued', undefined],
    ['limited', 'queued', undefined],
    ['blocked', 'blocked', undefined],
    ['running', 'running', undefined],
    ['timing_out', 'running', undefined],
    ['passed', 'finished', 'success'],
    ['failed', 'finished', 'failure'],
    ['canceled', 'finished', 'cancelled'],
    ['timed_out', 'finished', 'timed-out'],
    ['skipped', 'finished', 'skipped'],
    ['expired', 'finished', 'stale'],
    ['broken', 'finished', 'not-built'],
    ['waiting_failed', 'finished', 'not-built'],
  ])('%s are %s, and their outcome is %s', (written, state, outcome) => {
    expect(restJob({ state: written })).toMatchObject({ state });
    expect(restJob({ state: written }).outcome).toBe(outcome);
  });

  it('that are broken never ran: they enter no rate', () => {
    const broken = restJob({ state: 'broken', started_at: null });
    expect(countsForHealth(broken.outcome)).toBe(false);
    expect(broken.queueMs).toBeUndefined();
  });

  it('queue from runnable on, since before that they wait for other steps', () => {
    const late = restJob({
      runnable_at: '2026-11-20T10:08:00Z',
      started_at: '2026-11-20T10:08:02Z',
    });
    expect(late.queueMs).toBe(2_000);
  });

  it.each([
    ['runnable after the start', { runnable_at: '2026-11-20T10:02:00Z' }],
    ['no runnable', { runnable_at: null }],
    ['no start', { started_at: null }],
  ])(
    'have an unknown queue with %s, and never a negative one or 0',
    (_, change) => {
      expect(restJob(change).queueMs).toBeUndefined();
    },
  );

  it('that failed softly are failures in a build that passed', () => {
    const { builds, jobs } = rest(
      build({
        jobs: [job({ state: 'failed', soft_failed: true, exit_status: 1 })],
      }),
    );
    expect(builds[0].outcome).toBe('success');
    expect(jobs[0]).toMatchObject({ outcome: 'failure', isSoftFailure: true });
  });

  it.each([
    ['agent_stop', 255, true],
    ['agent_refused', 1, true],
    ['process_run_error', 1, true],
    [null, -1, true],
    ['cancel', 1, false],
    [null, 1, false],
  ])(
    'with the signal %s and the exit %s lost their machine: %s',
    (signal, exit, isInfrastructure) => {
      expect(
        restJob({ state: 'failed', signal_reason: signal, exit_status: exit }),
      ).toMatchObject({ isInfrastructure });
    },
  );

  it('that nobody took are no failures of the code', () => {
    expect(restJob({ state: 'expired' }).isInfrastructure).toBe(true);
    expect(
      restJob({ state: 'canceled', exit_status: -1 }).isInfrastructure,
    ).toBe(false);
  });

  it('without a name are called by their command, to its first line', () => {
    expect(restJob({ name: null, command: '\n  make \n test' }).name).toBe(
      'make',
    );
    expect(restJob({ name: null, command: null }).name).toBe('script');
    expect(restJob({ name: 'x'.repeat(600) }).name).toHaveLength(500);
  });

  it('that are tried again are superseded, and the new one says so', () => {
    const { jobs } = rest(
      build({
        jobs: [
          job({ state: 'failed', retried: true, retried_in_job_id: RETRY_ID }),
          job({
            id: RETRY_ID,
            retries_count: 1,
            retry_source: { job_id: JOB_ID, retry_type: 'manual' },
          }),
        ],
      }),
    );
    expect(jobs.map(one => [one.isSuperseded, one.retry, one.retryOf])).toEqual(
      [
        [true, 0, undefined],
        [false, 1, JOB_ID],
      ],
    );
  });

  it('that do not tell how often they were tried are of an unknown number', () => {
    expect(restJob({ retries_count: undefined }).retry).toBeUndefined();
    expect(
      restJob({ retries_count: null, retry_source: { job_id: JOB_ID } }).retry,
    ).toBe(1);
  });

  it('that wait or ask are none', () => {
    const { jobs } = rest(
      build({
        jobs: [
          job({ type: 'waiter' }),
          job({ type: 'manual', state: 'unblocked' }),
          job({ type: 'trigger', id: RETRY_ID }),
        ],
      }),
    );
    expect(jobs.map(({ externalId }) => externalId)).toEqual([RETRY_ID]);
  });
});
