import {
  countsForHealth,
  isTrunk,
  type BuildReport,
  type JobReport,
} from '@callboard/backstage-plugin-build-health-common';
import type { SourceReports } from '@callboard/backstage-plugin-build-health-node';
import { describeData, listData, readData } from '@internal/test-kit';
import { request } from './__testUtils__/payloads';
import { readDelivery, readRestBuild } from './mapping/readBody';
import { verifyDelivery } from './verifyDelivery';

const bytesOf = (name: string) =>
  readData('builds', 'buildkite', name, 'payload.json');
const expectedOf = (name: string) =>
  JSON.parse(readData('builds', 'buildkite', name, 'expected.json').toString());

const CASES = [
  'rest-build-passed-ui',
  'rest-build-manual-retry',
  'eventbridge-build-finished',
];
const now = new Date('2026-11-20T10:30:00Z');

function read(name: string): SourceReports {
  const body = JSON.parse(bytesOf(name).toString('utf8'));
  const { source, context } = expectedOf(name);
  return source.startsWith('rest:')
    ? readRestBuild(body, { organization: context.org, fetchedAt: now })
    : readDelivery(body, { organization: context.org, receivedAt: now });
}

const between = (from?: string, to?: string) =>
  from && to ? Date.parse(to) - Date.parse(from) : undefined;
const words = (written: string) => written.replace(/_/g, '-');

/** What the facts are called here. One that is not listed fails the test: none is left out in silence. */
const BUILD_FACTS: Record<
  string,
  (build: BuildReport, defaultBranch: string) => unknown
> = {
  externalId: build => build.externalId,
  attempt: build => build.attempt,
  number: build => build.number,
  pipelineKey: build => build.pipeline.key,
  state: build => build.state,
  outcome: build => build.outcome,
  countsForHealth: build => countsForHealth(build.outcome),
  branch: build => build.branch,
  sha: build => build.sha,
  pullRequest: build => build.pullRequest,
  // Some recordings leave the default branch out; the facts are of a pipeline that has one.
  trunk: (build, defaultBranch) =>
    isTrunk({
      ...build,
      pipeline: { defaultBranch, ...defined(build.pipeline) },
    }),
  trigger: build => build.trigger,
  createdAt: build => build.createdAt,
  startedAt: build => build.startedAt,
  finishedAt: build => build.finishedAt,
  durationMs: build => between(build.startedAt, build.finishedAt),
};

const JOB_FACTS: Record<string, (job: JobReport) => unknown> = {
  externalId: job => job.externalId,
  buildId: job => job.buildId,
  state: job => job.state,
  outcome: job => job.outcome,
  exitStatus: job => job.exitStatus,
  createdAt: job => job.createdAt,
  // Kept as what it is there for, the queue.
  runnableAt: job =>
    new Date(Date.parse(job.startedAt!) - job.queueMs!).toISOString(),
  startedAt: job => job.startedAt,
  finishedAt: job => job.finishedAt,
  durationMs: job => between(job.startedAt, job.finishedAt),
  queueMs: job => job.queueMs,
  superseded: job => job.isSuperseded,
  retryIndex: job => job.retry,
  retryOf: job => job.retryOf,
};

function defined<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

let compared = 0;

/** `null` is unknown. */
function compare(
  what: string,
  facts: object,
  ours: Record<string, () => unknown>,
) {
  for (const [fact, wanted] of Object.entries(facts)) {
    expect(Object.keys(ours)).toContain(fact);
    const isWord = ['outcome', 'trigger'].includes(fact) && wanted !== null;
    expect(`${what} ${fact}: ${ours[fact]()}`).toBe(
      `${what} ${fact}: ${isWord ? words(wanted) : wanted ?? undefined}`,
    );
    compared += 1;
  }
}

function bind<T>(facts: Record<string, (of: T) => unknown>, of: T) {
  return Object.fromEntries(
    Object.entries(facts).map(([fact, get]) => [fact, () => get(of)]),
  );
}

describeData('recorded payloads of Buildkite', () => {
  afterAll(() => {
    // eslint-disable-next-line no-console
    console.log(`Buildkite: ${compared} facts compared`);
  });

  it('are all read here', () => {
    expect([...CASES, 'webhook-ping-signed'].sort()).toEqual(
      listData('builds', 'buildkite'),
    );
  });

  it.each(CASES)('%s says what it says', name => {
    const expected = expectedOf(name);
    const { builds, jobs } = read(name);
    expect(builds).toHaveLength(expected.builds.length);
    expected.builds.forEach((facts: object, i: number) => {
      const ours = Object.fromEntries(
        Object.entries(BUILD_FACTS).map(([fact, get]) => [
          fact,
          () => get(builds[i], expected.context.defaultBranch),
        ]),
      );
      compare(`build ${i}`, facts, ours);
    });
    const wantedJobs: Array<{ name: string | null }> = expected.jobs ?? [];
    expect(jobs).toHaveLength(wantedJobs.length);
    wantedJobs.forEach(({ name: wantedName, ...facts }, i) => {
      compare(`job ${i}`, facts, bind(JOB_FACTS, jobs[i]));
      // Where it has none, people see its command.
      const { command } = JSON.parse(bytesOf(name).toString()).jobs[i];
      expect(jobs[i].name).toBe(wantedName ?? command);
      compared += 1;
    });
    for (const [build, from] of Object.entries(expected.rebuiltFrom ?? {})) {
      const ours = builds.find(({ externalId }) => externalId === build);
      expect(ours?.rebuildOf).toBe(from);
      compared += 1;
    }
  });

  it.each(CASES)('%s says the same twice', name => {
    expect(read(name)).toEqual(read(name));
  });

  it('tell which step is worth a look, though it passed', () => {
    const { jobs } = read('rest-build-manual-retry');
    const { flakyCandidates } = expectedOf('rest-build-manual-retry');
    const tried = jobs.filter(
      ({ retry, outcome }) => retry && outcome === 'success',
    );
    expect(tried.map(({ name }) => name.toLowerCase())).toEqual(
      flakyCandidates,
    );
    compared += 1;
  });
});

describeData('the recorded signature of Buildkite', () => {
  const name = 'webhook-ping-signed';
  const verify = (headers: Record<string, string>, clock: string) => {
    const { signature } = expectedOf(name);
    return verifyDelivery(request(bytesOf(name), headers, new Date(clock)), [
      signature.secret,
    ]);
  };

  it('is accepted in its time, and a ping is of no interest', () => {
    const { signature } = expectedOf(name);
    const headers = { [signature.header]: signature.value };
    expect(verify(headers, signature.mustAcceptAtClock)).toBeUndefined();
    expect(() => verify(headers, signature.mustRejectAtClock)).toThrow(
      'older than 5 minutes',
    );
  });

  it('is refused when anything of it is changed', () => {
    const { signature } = expectedOf(name);
    expect(signature.mustReject).toHaveLength(4);
    for (const value of signature.mustReject) {
      expect(() =>
        verify({ [signature.header]: value }, signature.mustAcceptAtClock),
      ).toThrow(/X-Buildkite-Signature is not/);
    }
  });

  it('may be a plain token instead', () => {
    const { signature, tokenMode } = expectedOf(name);
    const clock = signature.mustRejectAtClock;
    expect(verify({ [tokenMode.header]: tokenMode.value }, clock)).toBe(
      undefined,
    );
    expect(tokenMode.mustReject).toHaveLength(2);
    for (const value of tokenMode.mustReject) {
      expect(() => verify({ [tokenMode.header]: value }, clock)).toThrow(
        /X-Buildkite-Token/,
      );
    }
  });
});
