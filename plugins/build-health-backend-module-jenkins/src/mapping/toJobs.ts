import {
  countsForHealth,
  type BuildReport,
  type JobReport,
} from '@callboard/backstage-plugin-build-health-common';
import { readRuns } from './readAnswer';
import type { TestCounts } from './testCounts';
import type { JobContext } from './toBuild';

/** What tells of the inside of a build. */
export interface BuildDetails {
  /** The run of the stage view; absent where there is none. */
  run?: unknown;
  /** Of its tests; absent where nothing tells. */
  counts?: TestCounts;
}

/** It says something of the code, and nothing good. */
export const isBad = ({ outcome }: Pick<BuildReport, 'outcome'>) =>
  outcome !== undefined && outcome !== 'success' && countsForHealth(outcome);

/** What there is to read of a build without stages, which is one job. */
function toOnlyJob(build: BuildReport): JobReport {
  const { state, outcome, createdAt, startedAt, finishedAt } = build;
  return {
    pipelineKey: build.pipeline.key,
    buildId: build.externalId,
    attempt: build.attempt,
    externalId: `${build.number}`,
    name: build.pipeline.name.split('/').at(-1) ?? build.pipeline.name,
    state,
    outcome,
    createdAt,
    startedAt,
    startIsEstimate: build.startIsEstimate,
    finishedAt,
    finishIsEstimate: build.finishIsEstimate,
    queueMs: build.queueMs,
    url: build.url,
    reportedAt: build.reportedAt,
  };
}

/** Said of the one job that can have run the tests; of several nobody knows. */
function withCounts(
  jobs: JobReport[],
  counts: TestCounts | undefined,
): JobReport[] {
  const bad = jobs.filter(job => isBad(job) && !job.isSuperseded);
  if (!counts || counts.failed === 0 || bad.length !== 1) return jobs;
  const failedStep = `${counts.failed} of ${counts.total} tests failed`;
  return jobs.map(job => (job === bad[0] ? { ...job, failedStep } : job));
}

/** The stages of a build; what went wrong without any is a job of its own, so that its log can be read. */
export function toJobs(
  build: BuildReport,
  { run, counts }: BuildDetails,
  context: JobContext,
): JobReport[] {
  const stages = run === undefined ? [] : readRuns(run, context).jobs;
  const jobs =
    stages.length === 0 && isBad(build) ? [toOnlyJob(build)] : stages;
  return withCounts(jobs, counts);
}
