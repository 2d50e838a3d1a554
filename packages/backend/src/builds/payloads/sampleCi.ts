import { gzipSync } from 'node:zlib';
import type {
  BuildReport,
  JobReport,
} from '@callboard/backstage-plugin-build-health-common';
import type { SampleBuild } from '../history/types';
import { jobsOf } from './jobs';
import type { SampleDelivery } from './types';

const iso = (at: number) => new Date(at).toISOString();

const pageOf = ({ pipeline, number }: SampleBuild) =>
  `https://ci.larkspur.example/${pipeline.key}/${number}`;

const reportOf = (build: SampleBuild): BuildReport => ({
  pipeline: {
    key: build.pipeline.key,
    name: build.pipeline.name,
    repository: build.pipeline.repository,
    defaultBranch: 'main',
    url: `https://ci.larkspur.example/${build.pipeline.key}`,
  },
  externalId: String(build.runId),
  attempt: build.attempt,
  number: build.number,
  state: 'finished',
  outcome: build.outcome,
  branch: build.branch,
  sha: build.sha,
  ...(build.pullRequest !== undefined && { pullRequest: build.pullRequest }),
  isFork: build.isFork,
  trigger: build.trigger,
  author: build.author,
  account: build.author,
  title: build.title,
  url: pageOf(build),
  createdAt: iso(build.createdAt),
  startedAt: iso(build.startedAt),
  finishedAt: iso(build.finishedAt),
  queueMs: build.startedAt - build.queuedAt,
  reportedAt: iso(build.finishedAt),
});

const jobReportsOf = (build: SampleBuild): JobReport[] =>
  jobsOf(build).map(job => ({
    pipelineKey: build.pipeline.key,
    buildId: String(build.runId),
    attempt: build.attempt,
    externalId: String(job.id),
    name: job.name,
    state: 'finished',
    outcome: job.outcome,
    isInfrastructure: build.failure === 'machine' && job.outcome !== 'success',
    failedStep: job.steps.find(({ outcome }) => outcome !== 'success')?.name,
    url: pageOf(build),
    createdAt: iso(build.queuedAt),
    startedAt: iso(job.startedAt),
    finishedAt: iso(job.finishedAt),
    reportedAt: iso(job.finishedAt),
  }));

/** What a pipeline pushes of an attempt that has ended, with its jobs if it failed. */
export const sampleCiDelivery = (build: SampleBuild): SampleDelivery => ({
  source: 'sample-ci',
  body: JSON.stringify({
    builds: [reportOf(build)],
    jobs: jobReportsOf(build),
  }),
});

/** Reports of tests of an attempt, whoever told of it. */
export const testDelivery = (
  build: SampleBuild,
  xml: string,
): SampleDelivery => ({
  source: 'sample-ci',
  body: JSON.stringify({
    reports: [
      {
        source: build.pipeline.source,
        buildId: String(build.runId),
        attempt: build.attempt,
        name: 'tests',
        content: gzipSync(xml).toString('base64'),
      },
    ],
  }),
});
