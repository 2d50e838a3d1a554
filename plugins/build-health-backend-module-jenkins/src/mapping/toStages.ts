import type {
  BuildOutcome,
  BuildReport,
  BuildState,
  JobReport,
  Times,
} from '@callboard/backstage-plugin-build-health-common';
import { fullNameOfPath, idOfBuild } from './jobNames';
import type { JenkinsRun, JenkinsStage } from './schemas';
import { ATTEMPT, timeOf, toPipeline, type JobContext } from './toBuild';

interface Progress {
  state: BuildState;
  outcome?: BuildOutcome;
}

const finished = (outcome: BuildOutcome): Progress => ({
  state: 'finished',
  outcome,
});

/** The stage view has words of its own: FAILED where a build says FAILURE. */
const STATUSES: ReadonlyMap<string, Progress> = new Map([
  ['SUCCESS', finished('success')],
  ['FAILED', finished('failure')],
  ['UNSTABLE', finished('unstable')],
  ['ABORTED', finished('cancelled')],
  ['NOT_EXECUTED', finished('not-built')],
  ['IN_PROGRESS', { state: 'running' }],
  ['PAUSED_PENDING_INPUT', { state: 'blocked' }],
  ['QUEUED', { state: 'queued' }],
]);

const progressOf = (status: string | undefined): Progress =>
  STATUSES.get(status ?? '') ?? { state: 'running' };

interface Span {
  status?: string;
  startTimeMillis?: number;
  endTimeMillis?: number;
  durationMillis?: number;
  pauseDurationMillis?: number;
}

/**
 * When work began and ended. Time that it waited for a person is no work: it begins so much later. What goes on has no end,
 * whatever the stage view writes; what was not executed has no times at all.
 */
function timesOf(span: Span): Times {
  const { state, outcome } = progressOf(span.status);
  const start = span.startTimeMillis ?? 0;
  if (start <= 0 || outcome === 'not-built') return {};
  const end =
    span.durationMillis === undefined
      ? span.endTimeMillis
      : start + span.durationMillis;
  const pause = Math.max(0, span.pauseDurationMillis ?? 0);
  const isFinished = state === 'finished' && end !== undefined && end >= start;
  const began = isFinished ? Math.min(start + pause, end) : start;
  return {
    createdAt: timeOf(start),
    startedAt: timeOf(began),
    ...(pause > 0 && isFinished && { startIsEstimate: true }),
    finishedAt: isFinished ? timeOf(end) : undefined,
  };
}

/** By its address, since people change the name of a build; older controllers have a date as the id. */
export function numberOfRun(run: JenkinsRun): number | undefined {
  const [written] = [
    /\/(\d+)\/wfapi\//.exec(run._links?.self?.href ?? '')?.[1],
    /^\d+$/.exec(run.id ?? '')?.[0],
    /^#(\d+)$/.exec(run.name ?? '')?.[1],
  ].filter(one => one !== undefined);
  return written === undefined ? undefined : Number(written);
}

/** Full name of the job of a run, by its address. */
export const jobOfRun = (run: JenkinsRun) =>
  fullNameOfPath(run._links?.self?.href ?? '');

/**
 * Of stages of one name, one that did not succeed is superseded by one that began after its end: it was tried again, or the run was
 * restarted. One that ran beside it is of another branch of the pipeline.
 */
function isTriedAgain(stage: JenkinsStage, stages: JenkinsStage[]): boolean {
  const { outcome } = progressOf(stage.status);
  const start = stage.startTimeMillis ?? 0;
  const end = start + Math.max(1, stage.durationMillis ?? 0);
  return (
    outcome !== undefined &&
    outcome !== 'success' &&
    stages.some(
      other => other.name === stage.name && (other.startTimeMillis ?? 0) >= end,
    )
  );
}

/** The stages of a run. */
export function toStages(
  run: JenkinsRun,
  number: number,
  context: JobContext,
): JobReport[] {
  // A restart lists stages of before once more.
  const stages = [
    ...new Map((run.stages ?? []).map(stage => [stage.id, stage])).values(),
  ];
  return stages.map(stage => ({
    ...progressOf(stage.status),
    ...timesOf(stage),
    pipelineKey: context.job,
    buildId: idOfBuild(context.job, number),
    attempt: ATTEMPT,
    externalId: `${number}/${stage.id}`,
    name: stage.name.slice(0, 500),
    isSuperseded: isTriedAgain(stage, stages),
    reportedAt: context.fetchedAt.toISOString(),
  }));
}

/**
 * What the stage view alone says of a build. It knows no commit and no cause: use it only where the build itself cannot be read.
 */
export function toBuildOfRun(
  run: JenkinsRun,
  number: number,
  context: JobContext,
): BuildReport {
  const { createdAt: _unknown, ...times } = timesOf(run);
  return {
    ...progressOf(run.status),
    ...times,
    pipeline: toPipeline(context),
    externalId: idOfBuild(context.job, number),
    attempt: ATTEMPT,
    number,
    trigger: 'other',
    reportedAt: context.fetchedAt.toISOString(),
  };
}
