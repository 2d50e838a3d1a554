import type {
  BuildOutcome,
  BuildReport,
  PipelineReport,
  Times,
} from '@callboard/backstage-plugin-build-health-common';
import { toSha } from '@callboard/backstage-plugin-build-health-node';
import {
  isOfBranchSource,
  isTimeout,
  rebuildOf,
  startCausesOf,
  triggerOf,
} from './causes';
import {
  idOfBuild,
  pathOfFullName,
  pullRequestOfFullName,
  readableName,
} from './jobNames';
import { changeOf, checkoutOf, headOfMultibranch } from './scm';
import { LAST_MOMENT, type JenkinsBuild, type JenkinsCause } from './schemas';

/** What an answer does not tell of itself. */
export interface JobContext {
  /** Full name of the job: `folder/name`, with a branch of a multibranch project encoded: `folder/name/feature%2Fx`. */
  job: string;
  /** Address of the controller, without a slash at its end. */
  baseUrl: string;
  /** `owner/name` of the code; without it, a build that checks out several is of none. */
  repository?: string;
  defaultBranch?: string;
  /** The job is of a multibranch project: its name is that of a branch. */
  isMultibranch?: boolean;
  /** Number of the change request that the job is there for, where its name does not tell. */
  changeRequest?: number;
  fetchedAt: Date;
}

/** Builds are not tried again under one number. */
export const ATTEMPT = 1;

const OUTCOMES: ReadonlyMap<string, BuildOutcome> = new Map([
  ['SUCCESS', 'success'],
  ['FAILURE', 'failure'],
  ['UNSTABLE', 'unstable'],
  ['ABORTED', 'cancelled'],
  ['NOT_BUILT', 'not-built'],
]);

/** A time in milliseconds of 1970; undefined when there is none. */
export const timeOf = (ms: number | undefined) =>
  ms && ms > 0 && ms <= LAST_MOMENT ? new Date(ms).toISOString() : undefined;

/** A pipeline sets its result early: it has ended only when it is built no longer. */
function outcomeOf(build: JenkinsBuild): BuildOutcome | undefined {
  if (build.building || !build.result) return undefined;
  if (build.result === 'ABORTED' && isTimeout(build)) return 'timed-out';
  return OUTCOMES.get(build.result) ?? 'neutral';
}

/**
 * `timestamp` is called the time of scheduling, and is taken when an executor has taken the build from the queue (`Executor.run` calls
 * `createExecutable`, which makes it): the wait lies before. Only the metrics plugin tells how long it was.
 */
function timesOf(build: JenkinsBuild, isFinished: boolean): Times {
  const waited = build.actions?.find(
    ({ queuingDurationMillis: ms }) => ms !== undefined && ms >= 0,
  )?.queuingDurationMillis;
  // 0 while it is built, and never negative but by a clock that was put back.
  const hasEnd =
    isFinished && build.duration !== undefined && build.duration >= 0;
  const isEstimate = waited === undefined;
  return {
    createdAt: timeOf(build.timestamp - (waited ?? 0)),
    startedAt: timeOf(build.timestamp),
    startIsEstimate: isEstimate,
    ...(hasEnd && {
      finishedAt: timeOf(build.timestamp + build.duration!),
      finishIsEstimate: isEstimate,
    }),
    queueMs: waited,
  };
}

/** The pipeline that a job is. */
export function toPipeline(
  context: JobContext,
  repository?: string,
): PipelineReport {
  return {
    key: context.job,
    name: readableName(context.job),
    repository: repository ?? context.repository,
    defaultBranch: context.defaultBranch,
    url: `${context.baseUrl}${pathOfFullName(context.job)}/`,
  };
}

function subjectOf(build: JenkinsBuild, sha: string | undefined) {
  const changes = [build.changeSet, ...(build.changeSets ?? [])].flatMap(
    changeSet => changeSet?.items ?? [],
  );
  return changes.find(({ commitId }) => sha && toSha(commitId) === sha);
}

/** The account is that of the author, and of nobody else: whoever starts a build has an id, the author of a commit an address. */
function authorOf(
  written: string | undefined,
  subject: ReturnType<typeof subjectOf>,
  user: JenkinsCause | undefined,
): Pick<BuildReport, 'author' | 'account'> {
  if (written) return { author: written.slice(0, 200) };
  const [author, account] = subject?.author?.fullName
    ? [subject.author.fullName, subject.authorEmail]
    : [user?.userName, user?.userId];
  return { author: author?.slice(0, 200), account: account?.slice(0, 200) };
}

/** Git, the parameters and the name of the job, each where the ones before do not tell. */
function codeOf(build: JenkinsBuild, context: JobContext) {
  const change = changeOf(build);
  const checkout = checkoutOf(build, {
    repository: context.repository ?? change.repository,
  });
  const isMultibranch =
    context.isMultibranch ??
    // A build that a person started does not tell.
    (isOfBranchSource(startCausesOf(build)) || undefined);
  const head = isMultibranch ? headOfMultibranch(context.job) : {};
  return {
    sha: checkout.sha ?? change.sha,
    branch: change.branch ?? head.branch ?? checkout.branch,
    pullRequest:
      change.pullRequest ??
      context.changeRequest ??
      head.pullRequest ??
      // Nobody but a multibranch project calls a job so.
      (isMultibranch === false
        ? undefined
        : pullRequestOfFullName(context.job)) ??
      checkout.pullRequest,
    isFork: change.isFork,
    repository: checkout.repository ?? change.repository,
    change,
  };
}

/** What Jenkins says of a build. */
export function toBuild(build: JenkinsBuild, context: JobContext): BuildReport {
  const { change, repository, ...code } = codeOf(build, context);
  const causes = startCausesOf(build);
  const outcome = outcomeOf(build);
  const subject = subjectOf(build, code.sha);
  const user = causes.find(({ userName }) => userName);
  return {
    ...code,
    pipeline: toPipeline(context, repository),
    externalId: idOfBuild(context.job, build.number),
    attempt: ATTEMPT,
    number: build.number,
    state: outcome ? 'finished' : 'running',
    outcome,
    ...timesOf(build, outcome !== undefined),
    trigger: triggerOf(causes, code.pullRequest),
    ...authorOf(change.author, subject, user),
    title: (change.title ?? subject?.msg?.split('\n')[0])?.slice(0, 500),
    url: `${context.baseUrl}${pathOfFullName(context.job)}/${build.number}/`,
    rebuildOf: rebuildOf(causes, context.job),
    reportedAt: context.fetchedAt.toISOString(),
  };
}
