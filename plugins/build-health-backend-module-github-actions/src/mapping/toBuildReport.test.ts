import {
  countsForHealth,
  isTrunk,
} from '@callboard/backstage-plugin-build-health-common';
import { aJob, aRun, FORK, OWN, runPayload } from '../__testUtils__/payloads';
import { workflowRunSchema } from './schemas';
import { toBuildReport } from './toBuildReport';
import { toJobReport, toJobReports } from './toJobReport';

const context = { repository: { ...OWN, default_branch: 'main' } };
const receivedAt = new Date('2026-03-02T10:10:00Z');

const reportOf = (fields?: Record<string, unknown>) =>
  toBuildReport(aRun(fields), context);

/** A field of a run is left out, as older servers do. */
const without = (...names: string[]) => {
  const payload = runPayload();
  names.forEach(name => delete payload[name]);
  return toBuildReport(workflowRunSchema.parse(payload), context);
};

describe('toBuildReport', () => {
  it('says what a run says', () => {
    expect(reportOf()).toEqual({
      pipeline: {
        key: '31',
        name: 'CI',
        path: '.github/workflows/ci.yml',
        repository: 'acme/ledger',
        defaultBranch: 'main',
        url: 'https://github.com/Acme/Ledger/actions/workflows/ci.yml',
      },
      externalId: '501',
      attempt: 1,
      number: 12,
      state: 'finished',
      outcome: 'success',
      branch: 'main',
      sha: 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00',
      isFork: false,
      trigger: 'push',
      author: 'ana',
      account: 'ana',
      title: 'Round half up',
      url: 'https://github.com/Acme/Ledger/actions/runs/501',
      createdAt: '2026-03-02T10:00:00.000Z',
      startedAt: '2026-03-02T10:00:00.000Z',
      finishedAt: '2026-03-02T10:05:00.000Z',
      finishIsEstimate: true,
      reportedAt: '2026-03-02T10:05:00.000Z',
    });
  });

  it('reads a run of an old server, and says what is unknown there', () => {
    const report = without(
      'run_attempt',
      'run_started_at',
      'head_branch',
      'path',
      'display_title',
      'actor',
      'triggering_actor',
    );
    expect(report).toMatchObject({
      attempt: 1,
      startedAt: '2026-03-02T10:00:00.000Z',
      startIsEstimate: true,
      pipeline: { key: '31', name: 'CI' },
    });
    expect(report.pipeline.path).toBeUndefined();
    expect(report.pipeline.url).toBeUndefined();
    expect(report.branch).toBeUndefined();
    expect(report.queueMs).toBeUndefined();
    expect(isTrunk(report)).toBeUndefined();
  });

  it('loses no build to a field that has another form', () => {
    const report = reportOf({
      actor: 'ana',
      pull_requests: 'none',
      head_commit: [],
      display_title: 5,
      new_field: { of: ['tomorrow'] },
    });
    expect(report).toMatchObject({ externalId: '501', outcome: 'success' });
  });

  it.each(['id', 'workflow_id', 'updated_at', 'run_attempt'])(
    'takes no run whose %s is wrong: it would be another one',
    name => {
      expect(() => aRun({ [name]: 'x' })).toThrow(name);
    },
  );

  describe('state and outcome', () => {
    it.each([
      ['requested', 'queued'],
      ['queued', 'queued'],
      ['pending', 'queued'],
      ['waiting', 'blocked'],
      ['in_progress', 'running'],
      ['of tomorrow', 'queued'],
      [null, 'queued'],
    ])('status %s is %s', (status, state) => {
      const report = reportOf({ status, conclusion: null });
      expect(report.state).toBe(state);
      expect(report.outcome).toBeUndefined();
      expect(report.finishedAt).toBeUndefined();
    });

    it.each([
      ['success', 'success', true],
      ['failure', 'failure', true],
      ['timed_out', 'timed-out', true],
      ['startup_failure', 'startup-failure', true],
      ['cancelled', 'cancelled', false],
      ['skipped', 'skipped', false],
      ['neutral', 'neutral', false],
      ['action_required', 'action-required', false],
      ['stale', 'stale', false],
      ['of tomorrow', undefined, false],
      [null, undefined, false],
    ])('conclusion %s is %s', (conclusion, outcome, counts) => {
      const report = reportOf({ conclusion });
      expect(report.state).toBe('finished');
      expect(report.outcome).toBe(outcome);
      expect(countsForHealth(report.outcome)).toBe(counts);
    });

    it.each(['queued', 'waiting', 'pending', 'requested'])(
      'a run that is %s has not begun, whatever its run_started_at says',
      status => {
        const report = reportOf({ status, conclusion: null });
        expect(report.startedAt).toBeUndefined();
        expect(report.startIsEstimate).toBeUndefined();
        expect(report.queueMs).toBeUndefined();
      },
    );
  });

  describe('times', () => {
    it('takes the start of a later attempt from run_started_at, and knows no queue of it', () => {
      const report = reportOf({
        run_attempt: 13,
        run_started_at: '2026-03-03T11:00:00Z',
        updated_at: '2026-03-03T11:00:20Z',
      });
      expect(report).toMatchObject({
        attempt: 13,
        createdAt: '2026-03-02T10:00:00.000Z',
        startedAt: '2026-03-03T11:00:00.000Z',
        finishedAt: '2026-03-03T11:00:20.000Z',
      });
      expect(report.queueMs).toBeUndefined();
    });

    it.each([
      ['2026-03-02T10:00:25Z', 25_000],
      // GitHub writes one moment to both when it makes a run.
      ['2026-03-02T10:00:00Z', undefined],
      ['2026-03-02T09:59:59Z', undefined],
    ])('knows the queue of a first attempt begun at %s: %s', (begun, queue) => {
      expect(reportOf({ run_started_at: begun }).queueMs).toBe(queue);
    });

    it('takes the end from the jobs where all of the attempt are known', () => {
      const run = reportOf({ run_attempt: 2 });
      const jobs = toJobReports(
        [
          aJob({ run_attempt: 2, completed_at: '2026-03-02T10:03:00Z' }),
          aJob({ run_attempt: 2, completed_at: '2026-03-02T10:04:00Z' }),
          aJob({ run_attempt: 1, completed_at: '2026-03-02T12:00:00Z' }),
        ],
        { run, receivedAt },
      );
      const report = toBuildReport(
        // Somebody has deleted its logs since.
        aRun({ run_attempt: 2, updated_at: '2026-05-02T00:00:00Z' }),
        { ...context, jobs },
      );
      expect(report.finishedAt).toBe('2026-03-02T10:04:00.000Z');
      expect(report.finishIsEstimate).toBeUndefined();
    });

    it('estimates the end while a job has not ended, or none is listed', () => {
      const ended = toJobReport(aJob(), { pipelineKey: '31', receivedAt });
      const running = toJobReport(
        aJob({ status: 'in_progress', conclusion: null, completed_at: null }),
        { pipelineKey: '31', receivedAt },
      );
      for (const jobs of [[], [running], [ended, running]]) {
        expect(toBuildReport(aRun(), { ...context, jobs })).toMatchObject({
          finishedAt: '2026-03-02T10:05:00.000Z',
          finishIsEstimate: true,
        });
      }
    });

    it('writes times in UTC', () => {
      const report = reportOf({ created_at: '2026-03-02T12:00:00.000+02:00' });
      expect(report.createdAt).toBe('2026-03-02T10:00:00.000Z');
    });
  });
});

describe('where a run is from', () => {
  it('a fork has a main too, and it is not trunk', () => {
    const report = reportOf({ event: 'workflow_run', head_repository: FORK });
    expect(report).toMatchObject({ isFork: true, branch: 'main' });
    expect(isTrunk(report)).toBe(false);
  });

  it('a repository is one whatever its name is written like', () => {
    const report = reportOf({
      head_repository: { full_name: 'acme/ledger' },
      repository: { full_name: 'Acme/Ledger' },
    });
    expect(report.isFork).toBe(false);
  });

  it('a repository that was renamed meanwhile is no fork', () => {
    const head = { ...OWN, full_name: 'acme/old-name' };
    expect(reportOf({ head_repository: head }).isFork).toBe(false);
  });

  it.each([
    ['push', false, true],
    ['schedule', false, true],
    ['pull_request', undefined, false],
    ['workflow_run', undefined, undefined],
    ['dynamic', undefined, undefined],
  ])(
    'of %s without a head_repository: fork %s, trunk %s',
    (event, isFork, trunk) => {
      const report = reportOf({ event, head_repository: null });
      expect(report.isFork).toBe(isFork);
      expect(isTrunk(report)).toBe(trunk);
    },
  );

  it('without a default branch nobody knows what trunk is', () => {
    expect(isTrunk(toBuildReport(aRun()))).toBeUndefined();
  });

  it.each([
    ['none is listed', []],
    // Of the branch with the same name, where there is one.
    ['one is listed', [{ number: 3, base: { repo: { id: OWN.id } } }]],
  ])('names no pull request of a fork: %s', (_, pull_requests) => {
    const report = reportOf({
      event: 'pull_request',
      head_branch: 'fix',
      head_repository: FORK,
      pull_requests,
    });
    expect(report).toMatchObject({ isFork: true, trigger: 'pull-request' });
    expect(report.pullRequest).toBeUndefined();
  });

  it('names the pull request of the repository itself, not one of a fork that takes the branch', () => {
    const pull_requests = [
      { number: 2, base: { repo: { id: FORK.id } } },
      { number: 44, base: { repo: { id: OWN.id } } },
    ];
    const fields = { head_branch: 'fix', pull_requests };
    expect(reportOf(fields).pullRequest).toBe(44);
    expect(reportOf({ ...fields, event: 'pull_request' }).pullRequest).toBe(44);
  });

  it('a push to trunk stays one while a pull request takes trunk elsewhere', () => {
    const report = reportOf({
      pull_requests: [{ number: 45, base: { repo: { id: OWN.id } } }],
    });
    expect(report.pullRequest).toBeUndefined();
    expect(isTrunk(report)).toBe(true);
  });

  it.each([
    ['push', 'push'],
    ['pull_request', 'pull-request'],
    ['pull_request_target', 'pull-request'],
    ['schedule', 'schedule'],
    ['workflow_dispatch', 'manual'],
    ['repository_dispatch', 'api'],
    ['merge_group', 'other'],
    [undefined, 'other'],
  ])('event %s is %s', (event, trigger) => {
    expect(reportOf({ event }).trigger).toBe(trigger);
  });
});

describe('what people read of a run', () => {
  it('takes no NUL, which no database keeps', () => {
    expect(
      reportOf({ display_title: 'a\0b', head_branch: 'fix\0' }),
    ).toMatchObject({ title: 'ab', branch: 'fix' });
  });

  it('takes the first line of the commit where there is no title', () => {
    const report = reportOf({
      display_title: null,
      actor: null,
      triggering_actor: null,
      head_commit: {
        message: 'Round half up\n\nAs the bank does.',
        author: { name: 'Ana Ruiz' },
      },
    });
    expect(report).toMatchObject({
      title: 'Round half up',
      author: 'Ana Ruiz',
    });
    // A name in a commit is no login.
    expect(report.account).toBeUndefined();
  });

  it('tells machines from people, as GitHub says', () => {
    const actor = { login: 'merge-it[bot]', type: 'Bot' };
    expect(reportOf({ triggering_actor: actor })).toMatchObject({
      account: 'merge-it[bot]',
      isBot: true,
    });
    const person = reportOf({
      triggering_actor: { login: 'ana', type: 'User' },
      actor,
    });
    expect([person.account, person.isBot]).toEqual(['ana', undefined]);
  });

  it('has no address that is not one of the web', () => {
    const report = reportOf({ html_url: 'data:text/html,hello' });
    expect(report.url).toBeUndefined();
    expect(report.pipeline.url).toBeUndefined();
  });

  it('names a workflow by its file where it has no name, without the ref of a reusable one', () => {
    const { pipeline } = reportOf({
      name: '',
      path: '.github/workflows/ci.yml@refs/heads/main',
    });
    expect(pipeline).toMatchObject({
      name: '.github/workflows/ci.yml',
      path: '.github/workflows/ci.yml',
    });
  });
});
