import type { BuildOutcome } from '@callboard/backstage-plugin-build-health-common';
import { hexOf } from '../history/random';
import type { SampleBuild } from '../history/types';
import { jobsOf } from './jobs';
import type { DeliveryOptions, SampleDelivery } from './types';

const EVENTS: Record<SampleBuild['trigger'], string> = {
  push: 'push',
  'pull-request': 'pull_request',
  schedule: 'schedule',
  manual: 'workflow_dispatch',
};

const iso = (at: number) => new Date(at).toISOString().replace('.000', '');
const conclusionOf = (outcome: BuildOutcome) => outcome.replaceAll('-', '_');

/** A number that a name has for ever. */
const idOf = (...words: string[]): number =>
  Number.parseInt(hexOf(...words).slice(0, 7), 16);

const repositoryOf = (fullName: string) => ({
  id: idOf('repository', fullName),
  name: fullName.split('/')[1],
  full_name: fullName,
  html_url: `https://github.com/${fullName}`,
  default_branch: 'main',
});

const runPageOf = ({ pipeline, runId }: SampleBuild) =>
  `https://github.com/${pipeline.repository}/actions/runs/${runId}`;

function pullRequestsOf(build: SampleBuild) {
  const { pipeline, pullRequest, isFork, branch, sha } = build;
  // GitHub tells of none of a fork.
  if (pullRequest === undefined || isFork) return [];
  const repo = { id: idOf('repository', pipeline.repository) };
  return [
    {
      number: pullRequest,
      head: { ref: branch, sha, repo },
      base: { ref: 'main', repo },
    },
  ];
}

/**
 * A run as GitHub sends it.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads#workflow_run
 */
function workflowRunOf(build: SampleBuild) {
  const { pipeline, isFork, author } = build;
  const repository = repositoryOf(pipeline.repository);
  const path = `.github/workflows/${pipeline.key}`;
  const workflowId = idOf('workflow', pipeline.repository, pipeline.key);
  const workflow = { id: workflowId, name: pipeline.name, path };
  const run = {
    id: build.runId,
    run_attempt: build.attempt,
    run_number: build.number,
    workflow_id: workflowId,
    name: pipeline.name,
    path,
    display_title: build.title,
    event: EVENTS[build.trigger],
    status: 'completed',
    conclusion: conclusionOf(build.outcome),
    head_branch: build.branch,
    head_sha: build.sha,
    head_commit: { message: build.title, author: { name: author } },
    head_repository: isFork
      ? repositoryOf(`${author}/${repository.name}`)
      : repository,
    repository,
    pull_requests: pullRequestsOf(build),
    actor: { login: author },
    triggering_actor: { login: author },
    html_url: runPageOf(build),
    created_at: iso(build.createdAt),
    run_started_at: iso(build.startedAt),
    updated_at: iso(build.finishedAt),
  };
  return { workflow_run: run, workflow, repository };
}

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#workflow_job */
const workflowJobsOf = (build: SampleBuild) =>
  jobsOf(build).map(job => ({
    workflow_job: {
      id: job.id,
      run_id: build.runId,
      run_attempt: build.attempt,
      workflow_name: build.pipeline.name,
      head_branch: build.branch,
      head_sha: build.sha,
      name: job.name,
      status: 'completed',
      conclusion: conclusionOf(job.outcome),
      html_url: `${runPageOf(build)}/job/${job.id}`,
      created_at: iso(build.queuedAt),
      started_at: iso(job.startedAt),
      completed_at: iso(job.finishedAt),
      steps: job.steps.map(({ name, outcome }, nth) => ({
        name,
        number: nth + 1,
        status: 'completed',
        conclusion: conclusionOf(outcome),
      })),
    },
    repository: repositoryOf(build.pipeline.repository),
  }));

/** What GitHub would send of an attempt that has ended: its run and, where they are wanted, its jobs if it failed. */
export function githubDeliveries(
  build: SampleBuild,
  { withJobs }: Pick<DeliveryOptions, 'withJobs'>,
): SampleDelivery[] {
  const { runId, attempt, author } = build;
  const deliveryOf = (event: string, id: number, body: object) => ({
    source: 'github' as const,
    event,
    // The same build has the same id, whenever it is played.
    id: `sample-${id}-${attempt}`,
    body: JSON.stringify({
      action: 'completed',
      ...body,
      sender: { login: author },
    }),
  });
  return [
    deliveryOf('workflow_run', runId, workflowRunOf(build)),
    ...(withJobs ? workflowJobsOf(build) : []).map(job =>
      deliveryOf('workflow_job', job.workflow_job.id, job),
    ),
  ];
}
