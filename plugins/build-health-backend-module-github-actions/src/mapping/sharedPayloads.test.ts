import { AuthenticationError } from '@backstage/errors';
import {
  countsForHealth,
  isTrunk,
  type BuildReport,
  type JobReport,
} from '@callboard/backstage-plugin-build-health-common';
import { describeData, listData, readData } from '@internal/test-kit';
import { verifySignature } from '../webhook/verifySignature';
import {
  workflowJobEventSchema,
  workflowJobSchema,
  workflowRunEventSchema,
  workflowRunSchema,
} from './schemas';
import { toBuildReport } from './toBuildReport';
import { toJobReport } from './toJobReport';

const ROOT = ['builds', 'github-actions'];

type Facts = Record<string, unknown>;

interface Expected {
  source: string;
  context: { defaultBranch?: string };
  builds?: Facts[];
  jobs?: Facts[];
  aggregate?: Facts;
}

const readJson = (...names: string[]) =>
  JSON.parse(readData(...ROOT, ...names).toString());

const cases = listData(...ROOT).filter(name => !name.startsWith('_'));

/** Reads a payload by what it is; lists hold either runs or jobs. */
function reportsOf(name: string, { source, context }: Expected) {
  const payload = readJson(name, 'payload.json');
  const repository = { default_branch: context.defaultBranch };
  const receivedAt = new Date('2026-01-01T00:00:00Z');
  const toJob = (job: unknown) =>
    toJobReport(workflowJobSchema.parse(job), { pipelineKey: 'x', receivedAt });
  const listOf = (key: string): unknown[] => payload[key] ?? [payload];
  switch (source) {
    case 'webhook:workflow_run': {
      const { workflow_run: run, ...beside } =
        workflowRunEventSchema.parse(payload);
      return { builds: [toBuildReport(run, beside)], jobs: [] };
    }
    case 'webhook:workflow_job':
      workflowJobEventSchema.parse(payload);
      return { builds: [], jobs: [toJob(payload.workflow_job)] };
    case 'rest:workflow-runs':
      return {
        builds: listOf('workflow_runs').map(run =>
          toBuildReport(workflowRunSchema.parse(run), { repository }),
        ),
        jobs: [],
      };
    case 'rest:workflow-jobs':
      return { builds: [], jobs: listOf('jobs').map(toJob) };
    default:
      throw new Error(`${name}: nobody reads ${source}`);
  }
}

const words = (word: string | undefined) => word?.replaceAll('-', '_');

const durationOf = ({ startedAt, finishedAt }: BuildReport | JobReport) =>
  startedAt && finishedAt
    ? Date.parse(finishedAt) - Date.parse(startedAt)
    : undefined;

const factsOfBuild = (build: BuildReport): Facts => ({
  externalId: build.externalId,
  attempt: build.attempt,
  number: build.number,
  pipelineKey: build.pipeline.key,
  pipeline: build.pipeline.name,
  pipelinePath: build.pipeline.path,
  repo: build.pipeline.repository,
  fromFork: build.isFork,
  state: build.state,
  outcome: words(build.outcome),
  countsForHealth: countsForHealth(build.outcome),
  branch: build.branch,
  sha: build.sha,
  pullRequest: build.pullRequest,
  trunk: isTrunk(build),
  trigger: words(build.trigger),
  createdAt: build.createdAt,
  startedAt: build.startedAt,
  startedAtIsEstimate: build.startIsEstimate,
  finishedAt: build.finishedAt,
  finishedAtIsEstimate: build.finishIsEstimate,
  durationMs: durationOf(build),
  queueMs: build.queueMs,
  url: build.url,
});

const factsOfJob = (job: JobReport): Facts => ({
  externalId: job.externalId,
  buildId: job.buildId,
  attempt: job.attempt,
  name: job.name,
  state: job.state,
  outcome: words(job.outcome),
  createdAt: job.createdAt,
  startedAt: job.startedAt,
  finishedAt: job.finishedAt,
  durationMs: durationOf(job),
  queueMs: job.queueMs,
});

const factsOfAll = (builds: BuildReport[]): Facts => {
  const ended = (outcome: string) =>
    builds.filter(build => build.outcome === outcome).length;
  return {
    builds: builds.length,
    counted: builds.filter(({ outcome }) => countsForHealth(outcome)).length,
    succeeded: ended('success'),
    cancelled: ended('cancelled'),
    trunkBuilds: builds.filter(build => isTrunk(build)).length,
  };
};

/** As both are compared: absent is null, and repositories are one in any case. */
const normalOf = (facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      name === 'repo' ? String(value).toLowerCase() : value ?? null,
    ]),
  );

let compared = 0;

/** Compares every fact that is expected; one that has no counterpart fails. */
function expectFacts(found: Facts, expected: Facts) {
  const known = normalOf(found);
  const wanted = normalOf(expected);
  expect(Object.keys(wanted).filter(name => !(name in known))).toEqual([]);
  expect(
    Object.fromEntries(Object.keys(wanted).map(name => [name, known[name]])),
  ).toEqual(wanted);
  compared += Object.keys(wanted).length;
}

describeData('recorded payloads of GitHub', () => {
  it.each(cases)('%s says all facts', name => {
    const expected: Expected = readJson(name, 'expected.json');
    const { builds, jobs } = reportsOf(name, expected);
    const wantedBuilds = expected.builds ?? [];
    const wantedJobs = expected.jobs ?? [];
    expect(builds).toHaveLength(wantedBuilds.length);
    expect(jobs).toHaveLength(wantedJobs.length);
    wantedBuilds.forEach((wanted, index) =>
      expectFacts(factsOfBuild(builds[index]), wanted),
    );
    wantedJobs.forEach((wanted, index) =>
      expectFacts(factsOfJob(jobs[index]), wanted),
    );
    if (expected.aggregate) {
      expectFacts(factsOfAll(builds), expected.aggregate);
    }
  });

  it('the published signature is taken, and each forged one refused', () => {
    const { secret, body, header, mustReject } = readJson(
      '_signature',
      'expected.json',
    );
    const verify = (signature: string | null) =>
      verifySignature(Buffer.from(body), {
        signature: signature ?? undefined,
        secrets: [secret],
      });
    expect(() => verify(header)).not.toThrow();
    expect(mustReject.length).toBeGreaterThan(0);
    for (const forged of mustReject) {
      expect(() => verify(forged)).toThrow(AuthenticationError);
    }
    compared += 1 + mustReject.length;
  });

  afterAll(() => {
    // How much was compared is what a reader of the result looks at.
    // eslint-disable-next-line no-console
    console.log(`${cases.length} cases, ${compared} facts compared`);
  });
});
