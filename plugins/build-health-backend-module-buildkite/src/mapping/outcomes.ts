import type {
  BuildOutcome,
  BuildState,
  BuildTrigger,
} from '@callboard/backstage-plugin-build-health-common';
import type { BuildkiteBuild, BuildkiteJob } from './schemas';

/** How far it is, and how it ended. */
export interface Progress {
  state: BuildState;
  outcome?: BuildOutcome;
}

const finished = (outcome: BuildOutcome): Progress => ({
  state: 'finished',
  outcome,
});
const QUEUED: Progress = { state: 'queued' };
const RUNNING: Progress = { state: 'running' };
const BLOCKED: Progress = { state: 'blocked' };

/** https://buildkite.com/docs/pipelines/configure/defining-steps#build-states, and `started` of EventBridge. */
const BUILDS: ReadonlyMap<string, Progress> = new Map([
  ['creating', QUEUED],
  ['scheduled', QUEUED],
  ['waiting', QUEUED],
  ['running', RUNNING],
  ['started', RUNNING],
  // A job failed and others go on: a retry may still save the build.
  ['failing', RUNNING],
  ['canceling', RUNNING],
  ['blocked', BLOCKED],
  ['passed', finished('success')],
  ['failed', finished('failure')],
  ['canceled', finished('cancelled')],
  ['skipped', finished('skipped')],
  ['not_run', finished('not-built')],
]);

/** Ended for good: nobody can let them go on. */
const NEVER_BLOCKED: ReadonlySet<string> = new Set([
  'canceling',
  'canceled',
  'skipped',
  'not_run',
]);

/** https://buildkite.com/docs/pipelines/configure/defining-steps#job-states */
const JOBS: ReadonlyMap<string, Progress> = new Map([
  ['pending', QUEUED],
  ['waiting', QUEUED],
  ['unblocked', QUEUED],
  ['limiting', QUEUED],
  ['limited', QUEUED],
  ['platform_limiting', QUEUED],
  ['platform_limited', QUEUED],
  ['scheduled', QUEUED],
  ['assigned', QUEUED],
  ['reserved', QUEUED],
  ['accepted', QUEUED],
  ['blocked', BLOCKED],
  ['running', RUNNING],
  ['started', RUNNING],
  ['canceling', RUNNING],
  ['timing_out', RUNNING],
  ['passed', finished('success')],
  ['failed', finished('failure')],
  ['canceled', finished('cancelled')],
  ['timed_out', finished('timed-out')],
  ['skipped', finished('skipped')],
  // No agent took it, and Buildkite gave it up.
  ['expired', finished('stale')],
  // It never ran: the step before it failed, or its definition is wrong.
  ['broken', finished('not-built')],
  ['waiting_failed', finished('not-built')],
  ['blocked_failed', finished('not-built')],
  ['unblocked_failed', finished('not-built')],
]);

/** The agent was lost or never ran the job: https://buildkite.com/docs/pipelines/integrations/observability/amazon-eventbridge#signal-reason */
const LOST: ReadonlySet<string> = new Set([
  'agent_stop',
  'agent_refused',
  'process_run_error',
  'signature_rejected',
]);

/** "Buildkite lost contact with the agent": https://buildkite.com/docs/agent/lifecycle#exit-codes */
const LOST_CONTACT = -1;

/** Where Buildkite has a state that is not known here, only the times count, and nothing enters a rate. */
function unknownState(times: {
  started_at?: string;
  finished_at?: string;
}): Progress {
  if (times.finished_at) return finished('neutral');
  return times.started_at ? RUNNING : QUEUED;
}

/** How far a build is. While it waits for a person, the REST API gives the state of what ran so far. */
export function progressOfBuild(build: BuildkiteBuild): Progress {
  const state = build.state?.toLowerCase() ?? '';
  if (build.blocked && !NEVER_BLOCKED.has(state)) return BLOCKED;
  return BUILDS.get(state) ?? unknownState(build);
}

/** How far a job is. */
export function progressOfJob(job: BuildkiteJob): Progress {
  const state = job.state?.toLowerCase() ?? '';
  if (state !== 'finished') return JOBS.get(state) ?? unknownState(job);
  if (job.passed) return finished('success');
  if (job.signal_reason === 'cancel') return finished('cancelled');
  return finished(job.passed === false ? 'failure' : 'neutral');
}

/** Whether a job says nothing of the code, since its machine was lost. */
export function isLost(job: BuildkiteJob, { outcome }: Progress): boolean {
  if (outcome === 'stale') return true;
  if (outcome !== 'failure') return false;
  return LOST.has(job.signal_reason ?? '') || job.exit_status === LOST_CONTACT;
}

const TRIGGERS: ReadonlyMap<string, BuildTrigger> = new Map([
  ['webhook', 'push'],
  ['ui', 'manual'],
  ['api', 'api'],
  ['schedule', 'schedule'],
]);

/** What set a build off. Builds of pull requests come by webhook as well. */
export function triggerOf(
  source: string | undefined,
  pullRequest: number | undefined,
): BuildTrigger {
  const trigger = TRIGGERS.get(source ?? '') ?? 'other';
  return trigger === 'push' && pullRequest !== undefined
    ? 'pull-request'
    : trigger;
}
