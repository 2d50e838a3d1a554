import {
  countsForHealth,
  isTrunk,
  type BuildReport,
  type JobReport,
  type Times,
} from '@callboard/backstage-plugin-build-health-common';
import { describeData, listData, readData } from '@internal/test-kit';
import { readBuilds, readRuns, readTestReport } from './mapping/readAnswer';
import { buildSchema } from './mapping/schemas';
import { countsOfBuild } from './mapping/testCounts';

const readJson = (name: string, file: string) =>
  JSON.parse(readData('builds', 'jenkins', name, file).toString());
const payloadOf = (name: string) => readJson(name, 'payload.json');
const expectedOf = (name: string) => readJson(name, 'expected.json');

const contextOf = (name: string) => {
  const { context, queue } = expectedOf(name);
  return {
    job: context?.job ?? queue.job,
    defaultBranch: context?.defaultBranch,
    baseUrl: 'https://ci.example.com',
    fetchedAt: new Date('2026-11-20T10:30:00Z'),
  };
};

const between = ({ startedAt, finishedAt }: Times) =>
  startedAt && finishedAt
    ? Date.parse(finishedAt) - Date.parse(startedAt)
    : undefined;
/** Work begins after the pause: what lies before is the pause. */
const pauseOf = ({ createdAt, startedAt }: Times) =>
  createdAt ? Date.parse(startedAt!) - Date.parse(createdAt) : 0;
// Jenkins scans branches by itself; the contract has no word of its own for that.
const words = (written: string) =>
  written === 'indexing' ? 'other' : written.replace(/_/g, '-');

/** What the facts are called here. One that is not listed fails the test: none is left out in silence. */
const FACTS: Record<string, (of: BuildReport & JobReport) => unknown> = {
  externalId: of => of.externalId,
  attempt: of => of.attempt,
  number: of => of.number,
  pipelineKey: of => of.pipeline.key,
  name: of => of.name,
  state: of => of.state,
  outcome: of => of.outcome,
  countsForHealth: of => countsForHealth(of.outcome),
  branch: of => of.branch,
  sha: of => of.sha,
  pullRequest: of => of.pullRequest,
  trunk: of => isTrunk(of),
  trigger: of => of.trigger,
  createdAt: of => of.createdAt,
  startedAt: of => of.startedAt,
  startedAtIsEstimate: of => of.startIsEstimate,
  finishedAt: of => of.finishedAt,
  finishedAtIsEstimate: of => of.finishIsEstimate,
  durationMs: between,
  queueMs: of => of.queueMs,
  pauseMs: pauseOf,
};

/** The contract has no place for it. */
const NOT_KEPT = ['targetBranch'];

let compared = 0;

function compare(what: string, facts: object, of: BuildReport | JobReport) {
  for (const [fact, wanted] of Object.entries(facts)) {
    if (fact === 'stages' || NOT_KEPT.includes(fact)) continue;
    expect(Object.keys(FACTS)).toContain(fact);
    const isWord = ['outcome', 'trigger'].includes(fact) && wanted !== null;
    const ours = FACTS[fact](of as BuildReport & JobReport);
    expect(`${what} ${fact}: ${ours}`).toBe(
      `${what} ${fact}: ${isWord ? words(wanted) : wanted ?? undefined}`,
    );
    compared += 1;
  }
}

describeData('recorded answers of Jenkins', () => {
  afterAll(() => {
    // eslint-disable-next-line no-console
    console.log(`Jenkins: ${compared} facts compared`);
  });

  it('are all read here', () => {
    expect(listData('builds', 'jenkins')).toEqual([
      'freestyle-folder-detached',
      'multibranch-main',
      'queue-item-left-queue',
      'test-report-with-regressions',
      'wfapi-run-unstable',
    ]);
  });

  it.each(['multibranch-main', 'freestyle-folder-detached'])(
    '%s says what it says, and twice the same',
    name => {
      const { builds: wanted, aggregate } = expectedOf(name);
      const builds = readBuilds(payloadOf(name), contextOf(name));
      expect(builds).toHaveLength(wanted.length);
      wanted.forEach((facts: object, i: number) =>
        compare(`build ${i}`, facts, builds[i]),
      );
      expect(readBuilds(payloadOf(name), contextOf(name))).toEqual(builds);
      if (!aggregate) return;
      const counted = builds.filter(({ outcome }) => countsForHealth(outcome));
      expect({
        builds: builds.length,
        counted: counted.length,
        succeeded: counted.filter(({ outcome }) => outcome === 'success')
          .length,
        trunkBuilds: builds.filter(isTrunk).length,
      }).toEqual(aggregate);
      compared += Object.keys(aggregate).length;
    },
  );

  it('without a test report have no counts, and not 0', () => {
    const name = 'freestyle-folder-detached';
    expect(expectedOf(name).tests).toBeNull();
    expect(countsOfBuild(buildSchema.parse(payloadOf(name)))).toBeUndefined();
    compared += 1;
  });

  it('of the stage view say what they say, and twice the same', () => {
    const name = 'wfapi-run-unstable';
    const { builds: wanted } = expectedOf(name);
    const { builds, jobs } = readRuns(payloadOf(name), contextOf(name));
    expect(builds).toHaveLength(wanted.length);
    compare('run', wanted[0], builds[0]);
    expect(jobs).toHaveLength(wanted[0].stages.length);
    wanted[0].stages.forEach((facts: object, i: number) =>
      compare(`stage ${i}`, facts, jobs[i]),
    );
    expect(readRuns(payloadOf(name), contextOf(name))).toEqual({
      builds,
      jobs,
    });
  });

  it('of the queue are no builds', () => {
    const name = 'queue-item-left-queue';
    expect(expectedOf(name).builds).toEqual([]);
    expect(readBuilds(payloadOf(name), contextOf(name))).toEqual([]);
    compared += 1;
  });

  it('of tests are counted: regressions fail, what is fixed passes', () => {
    const name = 'test-report-with-regressions';
    const { tests, failures, fixed } = expectedOf(name);
    const payload = payloadOf(name);
    const counts = readTestReport(payload);
    expect(counts).toEqual(tests);
    compared += Object.keys(tests).length;
    expect(counts?.failed).toBe(failures.length);
    // Without the words that Jenkins has for a change, the counts are others.
    const statuses = payload.suites.flatMap(
      ({ cases }: { cases: Array<{ status: string }> }) =>
        cases.map(({ status }) => status),
    );
    expect(statuses.filter((one: string) => one === 'FIXED')).toHaveLength(
      fixed.length,
    );
    expect(statuses).not.toContain('FAILED');
  });
});
