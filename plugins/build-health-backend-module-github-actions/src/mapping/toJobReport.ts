import type {
  BuildReport,
  JobReport,
} from '@callboard/backstage-plugin-build-health-common';
import {
  latestOf,
  millisecondsBetween,
  toLink,
} from '@callboard/backstage-plugin-build-health-node';
import type { WorkflowJob } from './schemas';
import { hasBegun, outcomeOf, stateOf } from './states';
import { toIso, toText } from './values';

/** Words for a step that ended its job; one that may fail (`continue-on-error`) says `success`. */
const FAILED: ReadonlySet<string> = new Set(['failure', 'timed_out']);

/** Skipped, or cancelled while it stood in the queue: its `started_at` is no start. */
const neverRan = (job: WorkflowJob) =>
  job.conclusion === 'skipped' ||
  (job.conclusion === 'cancelled' && job.steps?.length === 0);

function failedStepOf({ steps }: WorkflowJob): string | undefined {
  const failed = (steps ?? [])
    .filter(({ conclusion }) => FAILED.has(conclusion ?? ''))
    .sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
  return toText(failed[0]?.name);
}

/**
 * What a job of a webhook, or of a list, says. It does not name its workflow. Times of steps are not read: they lie outside of
 * their job now and then.
 */
export function toJobReport(
  job: WorkflowJob,
  { pipelineKey, receivedAt }: { pipelineKey: string; receivedAt: Date },
): JobReport {
  const state = stateOf(job);
  const createdAt = toIso(job.created_at);
  const startedAt = hasBegun(state) ? toIso(job.started_at) : undefined;
  const finishedAt = state === 'finished' ? toIso(job.completed_at) : undefined;
  return {
    pipelineKey,
    buildId: String(job.run_id),
    attempt: job.run_attempt ?? 1,
    externalId: String(job.id),
    name: toText(job.name) ?? `Job ${job.id}`,
    state,
    outcome: outcomeOf(job),
    createdAt,
    startedAt,
    finishedAt,
    queueMs: neverRan(job)
      ? undefined
      : millisecondsBetween(createdAt, startedAt),
    failedStep: state === 'finished' ? failedStepOf(job) : undefined,
    url: toLink(job.html_url),
    // A job has no `updated_at`; each of its states sets one of these. A server that sends none of them is believed on arrival.
    reportedAt:
      latestOf(createdAt, toIso(job.started_at), finishedAt) ??
      receivedAt.toISOString(),
  };
}

/**
 * What a list says of the jobs of an attempt. When only failed jobs are run again, the list of the new attempt repeats the passed
 * ones with their old times: these belong to the attempt that ran them, and would count twice.
 */
export function toJobReports(
  jobs: readonly WorkflowJob[],
  { run, receivedAt }: { run: BuildReport; receivedAt: Date },
): JobReport[] {
  return jobs
    .map(job => toJobReport(job, { pipelineKey: run.pipeline.key, receivedAt }))
    .filter(
      job =>
        job.attempt === 1 ||
        job.attempt !== run.attempt ||
        !job.startedAt ||
        !run.startedAt ||
        job.startedAt >= run.startedAt,
    );
}
