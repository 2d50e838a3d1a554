import { createHash } from 'node:crypto';
import { build, job, pipeline } from './payloads';

/** A build of the mock, whose jobs follow from it. */
export interface MockBuild {
  id: string;
  slug: string;
  number: number;
  /** ISO 8601. */
  createdAt: string;
  /** How long it takes. */
  seconds: number;
  state: 'passed' | 'failed' | 'canceled' | 'skipped';
  /** Its job fails at first, and is tried again by itself within the build. */
  isRetried?: boolean;
}

/** A UUID that a text leads to. */
export function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

export interface GenerateOptions {
  count: number;
  /** When the last one is made. */
  until: Date;
  everySeconds: number;
  firstNumber?: number;
  slug?: string;
}

/** Builds at even distances: every fifth fails, every seventh has a job that is tried again. */
export function generateBuilds(options: GenerateOptions): MockBuild[] {
  const { count, until, everySeconds, firstNumber = 1 } = options;
  const slug = options.slug ?? 'payments';
  return Array.from({ length: count }, (_, index) => {
    const number = firstNumber + index;
    const before = (count - 1 - index) * everySeconds * 1_000;
    return {
      id: uuidOf(`${slug} ${number}`),
      slug,
      number,
      createdAt: new Date(until.getTime() - before).toISOString(),
      seconds: 120,
      state: number % 5 === 0 ? ('failed' as const) : ('passed' as const),
      isRetried: number % 7 === 0,
    };
  });
}

const QUEUE_MS = 5_000;

const endOf = ({ createdAt, seconds }: MockBuild) =>
  Date.parse(createdAt) + seconds * 1_000;

/** When it ended, as far as Buildkite tells: one that is skipped has no end. */
export const finishedAtOf = (one: MockBuild, at: number) =>
  at >= endOf(one) && one.state !== 'skipped'
    ? new Date(endOf(one)).toISOString()
    : null;

function stateOf(one: MockBuild, at: number): string {
  if (at >= endOf(one)) return one.state;
  const hasBegun = at >= Date.parse(one.createdAt) + QUEUE_MS;
  return hasBegun && one.state !== 'skipped' ? 'running' : 'scheduled';
}

/**
 * Tries of its job, the first one first. Without `include_retried_jobs`, "you'll see only the most recently run job for each step":
 * https://buildkite.com/docs/apis/rest-api/builds#list-builds-for-an-organization
 */
function jobsOf(
  one: MockBuild,
  { at, withRetried }: { at: number; withRetried: boolean },
): object[] {
  const [first, second] = [`${one.id} 1`, `${one.id} 2`].map(uuidOf);
  const created = Date.parse(one.createdAt);
  const runs = stateOf(one, at) !== 'scheduled' && one.state !== 'skipped';
  const times = {
    created_at: one.createdAt,
    runnable_at: one.createdAt,
    started_at: runs ? new Date(created + QUEUE_MS).toISOString() : null,
    finished_at: finishedAtOf(one, at),
  };
  const isOver = times.finished_at !== null;
  const last = { ...times, state: isOver ? one.state : 'running' };
  if (!one.isRetried || !isOver) return [job({ id: first, ...last })];
  const retry = job({
    id: second,
    ...last,
    retries_count: 1,
    retry_source: { job_id: first, retry_type: 'automatic' },
  });
  const retried = job({
    id: first,
    ...times,
    state: 'failed',
    exit_status: 1,
    retried: true,
    retried_in_job_id: second,
  });
  return withRetried ? [retried, retry] : [retry];
}

/** As the REST API writes it at a moment. */
export function buildPayload(
  one: MockBuild,
  options: { at: number; withRetried: boolean; withJobs: boolean },
): object {
  const { slug, number } = one;
  const state = stateOf(one, options.at);
  const web = `https://buildkite.com/acme/${slug}`;
  const api = `https://api.buildkite.com/v2/organizations/acme/pipelines/${slug}`;
  const isWaiting = state === 'scheduled' || one.state === 'skipped';
  return build({
    id: one.id,
    number,
    url: `${api}/builds/${number}`,
    web_url: `${web}/builds/${number}`,
    state,
    created_at: one.createdAt,
    scheduled_at: one.createdAt,
    started_at: isWaiting
      ? null
      : new Date(Date.parse(one.createdAt) + QUEUE_MS).toISOString(),
    finished_at: finishedAtOf(one, options.at),
    pipeline: pipeline({ slug, url: api, web_url: web }),
    ...(options.withJobs && { jobs: jobsOf(one, options) }),
  });
}
