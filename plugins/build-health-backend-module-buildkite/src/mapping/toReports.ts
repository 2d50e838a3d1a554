import { InputError } from '@backstage/errors';
import type {
  BuildReport,
  JobReport,
  PipelineReport,
} from '@callboard/backstage-plugin-build-health-common';
import {
  latestOf,
  millisecondsBetween,
  toLink,
  toNumber,
  toRepository,
  toSha,
  type SourceReports,
} from '@callboard/backstage-plugin-build-health-node';
import { isLost, progressOfBuild, progressOfJob, triggerOf } from './outcomes';
import type {
  BuildkiteBuild,
  BuildkiteJob,
  BuildkitePipeline,
} from './schemas';
import { firstLineOf, toExitStatus, toId, toTime } from './values';

/** A build with what else its body tells. */
export interface BuildkiteBody {
  build: BuildkiteBuild;
  /** Of webhooks of jobs, whose builds hold none. */
  job?: BuildkiteJob;
  /** Of webhooks, which have it beside the build. */
  pipeline?: BuildkitePipeline;
  /** Slug of the organization, where no address names it. */
  organization: string;
  /** ISO 8601: when it was asked for or sent. Without it, the latest time that the body holds counts. */
  reportedAt?: string;
  /** Counts where neither is known. */
  receivedAt: Date;
}

/** `https://api.buildkite.com/v2/organizations/o/pipelines/p/builds/1` and `https://buildkite.com/o/p/builds/1`. */
const ADDRESSES = [
  /\/organizations\/([^/]+)\/pipelines\/([^/?#]+)/,
  /^https?:\/\/[^/]+\/([^/]+)\/([^/?#]+)/,
];

/** Of the key of a pipeline, as it is kept. */
const LONGEST_KEY = 300;

function readAddress(
  address: string | undefined,
): { organization: string; slug: string } | undefined {
  for (const pattern of ADDRESSES) {
    const [, organization, slug] = pattern.exec(address ?? '') ?? [];
    if (organization && slug) {
      return {
        organization: organization.toLowerCase(),
        slug: slug.toLowerCase(),
      };
    }
  }
  return undefined;
}

function toPipeline(body: BuildkiteBody): PipelineReport {
  const { build } = body;
  const pipeline = body.pipeline ?? build.pipeline;
  const named =
    readAddress(build.url) ??
    readAddress(build.web_url) ??
    readAddress(pipeline?.url) ??
    readAddress(pipeline?.web_url);
  const organization = named?.organization ?? body.organization;
  const slug = named?.slug ?? pipeline?.slug?.toLowerCase();
  const key = `${organization}/${slug}`;
  if (!slug || key.length > LONGEST_KEY) {
    throw new InputError('The build names no pipeline');
  }
  return {
    key,
    name: pipeline?.name ?? pipeline?.slug ?? slug,
    repository: toRepository(pipeline?.repository ?? pipeline?.repo),
    defaultBranch: pipeline?.default_branch,
    url:
      toLink(pipeline?.web_url) ??
      `https://buildkite.com/${organization}/${slug}`,
  };
}

function isOfFork(
  build: BuildkiteBuild,
  repository: string | undefined,
): boolean | undefined {
  const head = toRepository(build.pull_request?.repository);
  if (!head || !repository) return undefined;
  return head.toLowerCase() !== repository.toLowerCase();
}

/** Builds are not tried again under one number; their jobs are. */
const ATTEMPT = 1;

function toBuild(
  body: BuildkiteBody,
  pipeline: PipelineReport,
  externalId: string,
): BuildReport {
  const { build } = body;
  const progress = progressOfBuild(build);
  const startedAt = toTime(build.started_at);
  const createdAt = toTime(build.created_at);
  // What waits for a person has not ended, though EventBridge gives it an end.
  const finishedAt =
    progress.state === 'finished' ? toTime(build.finished_at) : undefined;
  const pullRequest = toNumber(build.pull_request?.id);
  const person = [build.author, build.creator].find(one => one?.name);
  return {
    ...progress,
    pipeline,
    externalId,
    attempt: ATTEMPT,
    number: build.number,
    branch: build.branch,
    sha: toSha(build.commit),
    pullRequest,
    isFork: isOfFork(build, pipeline.repository),
    trigger: triggerOf(build.source, pullRequest),
    author: person?.name?.slice(0, 200),
    account: person?.email?.slice(0, 200),
    title: firstLineOf(build.message),
    url: toLink(build.web_url),
    rebuildOf: build.rebuilt_from && toId(build.rebuilt_from),
    createdAt,
    startedAt,
    finishedAt,
    reportedAt:
      body.reportedAt ??
      latestOf(
        createdAt,
        toTime(build.scheduled_at),
        startedAt,
        toTime(build.failing_at),
        finishedAt,
      ) ??
      body.receivedAt.toISOString(),
  };
}

/** Tries before this one; undefined where it is not told. */
function triesBefore(job: BuildkiteJob): number | undefined {
  if (typeof job.retries_count === 'number') return job.retries_count;
  if (job.retry_source) return 1;
  return job.retries_count === null ? 0 : undefined;
}

/** Steps that wait, or ask a person: they run nothing. */
const IDLE_TYPES: ReadonlySet<string> = new Set(['waiter', 'manual']);

/** When a job is tried again after it ended, its times stay as they are: what is told of it then is later. */
function momentOf(
  times: Array<string | undefined>,
  isSuperseded: boolean,
): string | undefined {
  const latest = latestOf(...times);
  return latest && isSuperseded
    ? new Date(Date.parse(latest) + 1).toISOString()
    : latest;
}

function toJob(
  job: BuildkiteJob,
  body: BuildkiteBody,
  build: BuildReport,
): JobReport | undefined {
  const externalId = toId(job);
  if (!externalId || IDLE_TYPES.has(job.type ?? '')) return undefined;
  const progress = progressOfJob(job);
  const createdAt = toTime(job.created_at);
  const runnableAt = toTime(job.runnable_at);
  const startedAt = toTime(job.started_at);
  const finishedAt =
    progress.state === 'finished' ? toTime(job.finished_at) : undefined;
  const isSuperseded = Boolean(job.retried || job.retried_in_job_id);
  return {
    ...progress,
    pipelineKey: build.pipeline.key,
    buildId: build.externalId,
    attempt: ATTEMPT,
    externalId,
    name:
      firstLineOf(job.name ?? job.label) ??
      firstLineOf(job.command) ??
      job.type ??
      externalId,
    exitStatus: toExitStatus(job.exit_status),
    isSoftFailure: job.soft_failed ?? false,
    isInfrastructure: isLost(job, progress),
    isSuperseded,
    retry: triesBefore(job),
    retryOf: toId({ id: job.retry_source?.job_id }),
    url: toLink(job.web_url),
    createdAt,
    startedAt,
    finishedAt,
    // From runnable, not from created: before that it waits for other steps and for people.
    queueMs: millisecondsBetween(runnableAt, startedAt),
    reportedAt:
      body.reportedAt ??
      momentOf([createdAt, runnableAt, startedAt, finishedAt], isSuperseded) ??
      build.reportedAt,
  };
}

/**
 * What a body says of a build and of its jobs.
 *
 * @throws `InputError` when it has no id or no pipeline
 */
export function toReports(body: BuildkiteBody): SourceReports {
  const externalId = toId(body.build);
  if (!externalId) throw new InputError('The build has no id');
  const pipeline = toPipeline(body);
  const build = toBuild(body, pipeline, externalId);
  const jobs = [...(body.build.jobs ?? []), ...(body.job ? [body.job] : [])];
  return {
    builds: [build],
    jobs: jobs.flatMap(job => toJob(job, body, build) ?? []),
  };
}
