import {
  countsForHealth,
  isTrunk,
  type BuildReport,
} from '@callboard/backstage-plugin-build-health-common';
import { readBuilds } from './readAnswer';
import type { JobContext } from './toBuild';

const T0 = Date.UTC(2026, 10, 20, 10);
const SHA = 'ec1bfcf8f9404858257271b05503eecbebd7bc0a';

const context: JobContext = {
  job: 'org/service',
  baseUrl: 'https://ci.example.com',
  defaultBranch: 'main',
  fetchedAt: new Date('2026-11-20T11:00:00Z'),
};
const checkout = {
  _class: 'hudson.plugins.git.util.BuildData',
  lastBuiltRevision: { SHA1: SHA, branch: [{ name: 'origin/main' }] },
  remoteUrls: ['git@github.com:acme/service.git'],
};
const caused = (...causes: object[]) => ({ causes });
const answer = (change: object = {}) => ({
  number: 12,
  timestamp: T0,
  duration: 60_000,
  building: false,
  result: 'SUCCESS',
  actions: [
    caused({ shortDescription: 'Started by an SCM change' }),
    {},
    checkout,
  ],
  ...change,
});
const read = (
  change: object = {},
  rest: Partial<JobContext> = {},
): BuildReport => readBuilds(answer(change), { ...context, ...rest })[0];
const iso = (ms: number) => new Date(ms).toISOString();

describe('builds of Jenkins', () => {
  it('are read with all that is told', () => {
    const author = { fullName: 'Ana Ruiz' };
    const items = [
      {
        commitId: SHA,
        msg: 'Round half to even\n\nMore',
        author,
        authorEmail: 'ana@example.com',
      },
    ];
    expect(read({ changeSets: [{ items }] })).toEqual({
      pipeline: {
        key: 'org/service',
        name: 'org/service',
        repository: 'acme/service',
        defaultBranch: 'main',
        url: 'https://ci.example.com/job/org/job/service/',
      },
      externalId: 'org/service#12',
      attempt: 1,
      number: 12,
      state: 'finished',
      outcome: 'success',
      branch: 'main',
      sha: SHA,
      trigger: 'push',
      author: 'Ana Ruiz',
      account: 'ana@example.com',
      title: 'Round half to even',
      url: 'https://ci.example.com/job/org/job/service/12/',
      createdAt: iso(T0),
      startedAt: iso(T0),
      startIsEstimate: true,
      finishedAt: iso(T0 + 60_000),
      finishIsEstimate: true,
      reportedAt: '2026-11-20T11:00:00.000Z',
    });
  });

  it('are of whoever wrote the commit, or else of who started them', () => {
    const started = {
      actions: [caused({ userId: 'ben', userName: 'Ben' }), checkout],
    };
    expect(read(started)).toMatchObject({ author: 'Ben', account: 'ben' });
    // Of an author without an address, nobody's account is.
    const author = { fullName: 'Ana Ruiz' };
    const changed = read({
      ...started,
      changeSet: { items: [{ commitId: SHA, msg: 'x', author }] },
    });
    expect([changed.author, changed.account]).toEqual(['Ana Ruiz', undefined]);
  });

  it.each([
    ['SUCCESS', 'success', true],
    ['FAILURE', 'failure', true],
    ['UNSTABLE', 'unstable', true],
    ['ABORTED', 'cancelled', false],
    ['NOT_BUILT', 'not-built', false],
    ['DREAMING', 'neutral', false],
  ])('%s are %s, and count: %s', (result, outcome, counts) => {
    expect(read({ result }).outcome).toBe(outcome);
    expect(countsForHealth(read({ result }).outcome)).toBe(counts);
  });

  it('that a time limit ended were ended by no person', () => {
    const limit = {
      _class: 'jenkins.model.InterruptedBuildAction',
      causes: [
        {
          _class:
            'org.jenkinsci.plugins.workflow.steps.TimeoutStepExecution$ExceededTimeout',
          shortDescription: 'Timeout has been exceeded',
        },
      ],
    };
    const aborted = read({ result: 'ABORTED', actions: [limit] });
    expect(aborted.outcome).toBe('timed-out');
    // What interrupted it did not start it.
    expect(aborted.trigger).toBe('other');
    const user = {
      _class: 'jenkins.model.InterruptedBuildAction',
      causes: [
        { _class: 'jenkins.model.CauseOfInterruption$UserInterruption' },
      ],
    };
    expect(read({ result: 'ABORTED', actions: [user] }).outcome).toBe(
      'cancelled',
    );
  });

  it.each([
    ['no result', { result: null, building: true, duration: 0 }],
    ['a result of its own already', { result: 'SUCCESS', building: true }],
    ['neither', { result: undefined, building: undefined }],
  ])('that are built have no outcome and no end, with %s', (_, change) => {
    const running = read(change);
    expect(running.state).toBe('running');
    expect(running.outcome).toBeUndefined();
    expect(running.finishedAt).toBeUndefined();
  });

  it.each([
    ['no duration', { duration: undefined }],
    ['a negative one', { duration: -5 }],
    ['one beyond all time', { duration: 1e300 }],
  ])(
    'that ended have an unknown end with %s, and none at their start',
    (_, change) => {
      expect(read(change).outcome).toBe('success');
      expect(read(change).finishedAt).toBeUndefined();
    },
  );

  it('have waited before their timestamp, which Jenkins takes when they leave the queue', () => {
    const waited = { queuingDurationMillis: 90_000 };
    const times = read({ actions: [waited] });
    expect(times).toMatchObject({
      createdAt: iso(T0 - 90_000),
      startedAt: iso(T0),
      finishedAt: iso(T0 + 60_000),
      queueMs: 90_000,
      startIsEstimate: false,
      finishIsEstimate: false,
    });
  });

  it.each([
    [{}],
    [{ queuingDurationMillis: -1 }],
    [{ queuingDurationMillis: 'x' }],
  ])('have an unknown queue with %j, and never 0 or a negative one', action => {
    const times = read({ actions: [action] });
    expect(times.queueMs).toBeUndefined();
    expect(times).toMatchObject({ createdAt: iso(T0), startIsEstimate: true });
  });

  it.each([
    ['UserIdCause', 'Started by user Ana', 'manual'],
    [
      'hudson.triggers.TimerTrigger$TimerTriggerCause',
      'Started by timer',
      'schedule',
    ],
    ['jenkins.branch.BranchEventCause', 'Push event to branch main', 'push'],
    [
      'jenkins.branch.BranchEventCause',
      'Pull request #7 updated',
      'pull-request',
    ],
    ['hudson.model.Cause$RemoteCause', 'Started by remote host x', 'api'],
    [
      'hudson.model.Cause$UpstreamCause',
      'Started by upstream project',
      'other',
    ],
    ['jenkins.branch.BranchIndexingCause', 'Branch indexing', 'other'],
    [undefined, 'Started by user Ana', 'manual'],
    [undefined, undefined, 'other'],
  ])(
    'started by %s, "%s", were set off by %s',
    (_class, shortDescription, trigger) => {
      const actions = [caused({ _class, shortDescription })];
      expect(read({ actions }).trigger).toBe(trigger);
    },
  );

  it.each([
    [
      {
        _class: 'x.RebuildCause',
        upstreamProject: 'org/service',
        upstreamBuild: 9,
      },
    ],
    [{ shortDescription: 'Replayed #9' }],
    [{ shortDescription: 'Restarted from build #9, stage Test' }],
  ])('say which build they repeat: %j', cause => {
    expect(read({ actions: [caused(cause)] }).rebuildOf).toBe('org/service#9');
  });

  it('of a list are read though one of them cannot be', () => {
    const builds = [answer(), { number: 'x' }, null, answer({ number: 13 })];
    expect(readBuilds({ builds }, context).map(({ number }) => number)).toEqual(
      [12, 13],
    );
  });

  it('of a queue are none yet', () => {
    expect(readBuilds({ id: 130, inQueueSince: T0 }, context)).toEqual([]);
  });

  it('lose nothing to a plugin that writes something else', () => {
    const odd = read({
      url: 7,
      duration: 'long',
      changeSets: 'none',
      actions: [null, 'x', { causes: {} }, { parameters: [{}] }, checkout],
    });
    expect(odd).toMatchObject({ outcome: 'success', sha: SHA, branch: 'main' });
  });

  it('without a number or a time are refused, and with a time beyond all time', () => {
    for (const change of [
      { number: null },
      { timestamp: 0 },
      { timestamp: 9e15 },
    ]) {
      expect(() => read(change)).toThrow('a form that is not known');
    }
  });
});

describe('branches of Jenkins', () => {
  it('of a multibranch project are in its name, decoded', () => {
    const job = 'org/service/feature%2Fx';
    expect(read({}, { job, isMultibranch: true })).toMatchObject({
      branch: 'feature/x',
      pipeline: { name: 'org/service/feature/x' },
    });
    // Pushes to branches tell that the job is of such a project.
    const cause = { _class: 'jenkins.branch.BranchEventCause' };
    expect(read({ actions: [caused(cause)] }, { job }).branch).toBe(
      'feature/x',
    );
  });

  it('are no folders: one that is called master says nothing', () => {
    const build = read({ actions: [] }, { job: 'coreclr/master/osx' });
    expect(build.branch).toBeUndefined();
    expect(isTrunk(build)).toBeUndefined();
  });

  it('of pull requests are never trunk', () => {
    const job = 'org/service/PR-7';
    const build = read({}, { job, isMultibranch: true });
    expect(build.pullRequest).toBe(7);
    expect(isTrunk(build)).toBe(false);
  });

  it('are trunk by the default branch alone', () => {
    expect(isTrunk(read())).toBe(true);
    expect(isTrunk(read({}, { defaultBranch: undefined }))).toBeUndefined();
    expect(isTrunk(read({}, { defaultBranch: 'develop' }))).toBe(false);
  });
});
