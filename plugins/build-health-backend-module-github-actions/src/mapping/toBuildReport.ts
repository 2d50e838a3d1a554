import type {
  BuildReport,
  JobReport,
  PipelineReport,
  Times,
} from '@callboard/backstage-plugin-build-health-common';
import {
  latestOf,
  millisecondsBetween,
  toLink,
} from '@callboard/backstage-plugin-build-health-node';
import { isForkOf, pullRequestOf, triggerOf } from './origin';
import type { Repository, WorkflowRun } from './schemas';
import { hasBegun, outcomeOf, stateOf } from './states';
import { toIso, toText } from './values';

/** What stands beside a run. */
export interface RunContext {
  /** That of the event, or of the list: the one within a run has no default branch. */
  repository?: Repository | null;
  /** That of the event. */
  workflow?: { name?: string | null; path?: string | null } | null;
  /** All jobs of its attempt. */
  jobs?: readonly JobReport[];
}

/** Of a reusable workflow it is `file@ref`. */
const toPath = (written: string | null | undefined) =>
  toText(written)?.replace(/(\.ya?ml)@.*$/, '$1');

/** The page of a workflow, which no answer names: `/actions/workflows/ci.yml` beside `/actions/runs/1`. */
function pageOf(run: WorkflowRun, path: string | undefined) {
  const file = path?.match(/^\.github\/workflows\/([^/]+)$/)?.[1];
  const actions = toLink(run.html_url)?.match(
    /^(.+\/actions)\/runs\/\d+$/,
  )?.[1];
  return file && actions
    ? `${actions}/workflows/${encodeURIComponent(file)}`
    : undefined;
}

function toPipeline(
  run: WorkflowRun,
  { repository, workflow }: RunContext,
): PipelineReport {
  const path = toPath(run.path) ?? toPath(workflow?.path);
  return {
    key: String(run.workflow_id),
    name:
      toText(workflow?.name) ??
      toText(run.name) ??
      path ??
      `Workflow ${run.workflow_id}`,
    path,
    repository: toText(
      run.repository?.full_name ?? repository?.full_name,
    )?.toLowerCase(),
    defaultBranch: toText(
      repository?.default_branch ?? run.repository?.default_branch,
    ),
    url: pageOf(run, path),
  };
}

/** The end of the last job, where all of the attempt are known and have ended. */
function endOfJobs(jobs: readonly JobReport[]) {
  return jobs.every(({ finishedAt }) => finishedAt)
    ? latestOf(...jobs.map(({ finishedAt }) => finishedAt))
    : undefined;
}

/**
 * A run has no time of its end: `updated_at` of a finished one is near, and moves when somebody deletes its logs. `created_at` is
 * that of the first attempt; of a later one it tells nothing. GitHub writes the same moment to it and to `run_started_at` when it
 * makes a run, which is no queue of 0: jobs know how long they waited.
 */
function timesOf(
  run: WorkflowRun,
  options: { attempt: number; jobs: readonly JobReport[] },
): Times {
  const { attempt, jobs } = options;
  const state = stateOf(run);
  const createdAt = toIso(run.created_at);
  const knownStart = toIso(run.run_started_at);
  const knownEnd = endOfJobs(jobs);
  const begun = hasBegun(state);
  const finished = state === 'finished';
  return {
    createdAt,
    startedAt: begun ? knownStart ?? createdAt : undefined,
    startIsEstimate: begun && !knownStart ? true : undefined,
    finishedAt: finished ? knownEnd ?? toIso(run.updated_at) : undefined,
    finishIsEstimate: finished && !knownEnd ? true : undefined,
    queueMs:
      begun && attempt === 1
        ? millisecondsBetween(createdAt, knownStart) || undefined
        : undefined,
  };
}

/** What a run of a webhook, or of a list, says of its attempt. */
export function toBuildReport(
  run: WorkflowRun,
  context: RunContext = {},
): BuildReport {
  const attempt = run.run_attempt ?? 1;
  const pipeline = toPipeline(run, context);
  const repository = run.repository ?? context.repository ?? undefined;
  const isFork = isForkOf(run, repository);
  const trigger = triggerOf(run);
  const actor = [run.triggering_actor, run.actor].find(one => one?.login);
  const account = toText(actor?.login);
  // `main` of nobody knows whose repository would pass for trunk.
  const isNobodys = isFork === undefined && trigger !== 'pull-request';
  return {
    pipeline,
    externalId: String(run.id),
    attempt,
    number: run.run_number ?? undefined,
    state: stateOf(run),
    outcome: outcomeOf(run),
    branch: isNobodys ? undefined : toText(run.head_branch),
    sha: toText(run.head_sha),
    pullRequest: pullRequestOf(run, {
      repository,
      isFork,
      defaultBranch: pipeline.defaultBranch,
    }),
    isFork,
    trigger,
    author: account ?? toText(run.head_commit?.author?.name),
    account,
    isBot: actor?.type === 'Bot' ? true : undefined,
    title: toText(
      toText(run.display_title ?? run.head_commit?.message)?.split('\n')[0],
    ),
    url: toLink(run.html_url),
    ...timesOf(run, {
      attempt,
      jobs: context.jobs?.filter(job => job.attempt === attempt) ?? [],
    }),
    reportedAt: new Date(run.updated_at).toISOString(),
  };
}
