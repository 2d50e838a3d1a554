import {
  isTrunk,
  type BuildOutcome,
  type BuildReport,
  type BuildState,
  type BuildTrigger,
  type JobReport,
} from '@callboard/backstage-plugin-build-health-common';
import type { BuildRecord, JobRecord, PipelineRecord } from './BuildStore';
import { orderOf, type Order } from './operations/laterOf';

/** PostgreSQL gives bigint as text. */
type Big = number | string;
/** SQLite gives booleans as numbers. */
type Bool = boolean | number;

export interface PipelineRow {
  id: number;
  source_id: string;
  key: string;
  name: string;
  path: string | null;
  repository: string | null;
  default_branch: string | null;
  url: string | null;
  reported_at: Big;
  /** Days since 1970 in UTC. */
  frozen_before: number;
}

interface TimeColumns {
  created_at: Big | null;
  started_at: Big | null;
  finished_at: Big | null;
  start_is_estimate: Bool;
  finish_is_estimate: Bool;
  queue_ms: Big | null;
}

export interface BuildRow extends TimeColumns, Order {
  id: Big;
  pipeline_id: number;
  external_id: string;
  attempt: number;
  number: number | null;
  state: BuildState;
  outcome: BuildOutcome | null;
  branch: string | null;
  sha: string | null;
  pull_request: number | null;
  is_fork: Bool | null;
  is_trunk: Bool | null;
  trigger: BuildTrigger;
  author: string | null;
  account: string | null;
  is_bot: Bool | null;
  title: string | null;
  url: string | null;
  rebuild_of: string | null;
  ordered_at: Big;
  success_estimate: Big | null;
  other_estimate: Big | null;
}

export interface JobRow extends TimeColumns, Order {
  pipeline_id: number;
  build_external_id: string;
  attempt: number;
  external_id: string;
  name: string;
  state: BuildState;
  outcome: BuildOutcome | null;
  exit_status: number | null;
  is_soft_failure: Bool;
  is_infrastructure: Bool;
  is_superseded: Bool;
  retry: number | null;
  retry_of: string | null;
  failed_step: string | null;
  url: string | null;
}

const millis = (iso: string | undefined) =>
  iso === undefined ? null : Date.parse(iso);
const isoOf = (at: Big | null) =>
  at === null ? undefined : new Date(Number(at)).toISOString();
/** PostgreSQL keeps no NUL, and a title is worth more than the whole of it. */
export const plain = (text: string, length: number) =>
  text.slice(0, length).replaceAll('\0', '\ufffd');
const clip = (text: string | undefined, length: number) =>
  text === undefined ? null : plain(text, length);
const flag = (value: Bool | null) =>
  value === null ? undefined : Boolean(value);

/** Without what is undefined. */
function compact<T extends object>(record: T): T {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined),
  ) as T;
}

const timeColumns = (report: BuildReport | JobReport): TimeColumns => ({
  created_at: millis(report.createdAt),
  started_at: millis(report.startedAt),
  finished_at: millis(report.finishedAt),
  start_is_estimate: report.startIsEstimate ?? false,
  finish_is_estimate: report.finishIsEstimate ?? false,
  queue_ms: report.queueMs ?? null,
});

const timesOf = (row: TimeColumns) => ({
  createdAt: isoOf(row.created_at),
  startedAt: isoOf(row.started_at),
  finishedAt: isoOf(row.finished_at),
  startIsEstimate: row.start_is_estimate ? true : undefined,
  finishIsEstimate: row.finish_is_estimate ? true : undefined,
  queueMs: row.queue_ms === null ? undefined : Number(row.queue_ms),
});

export const toPipeline = (row: PipelineRow): PipelineRecord =>
  compact({
    id: row.id,
    sourceId: row.source_id,
    key: row.key,
    name: row.name,
    path: row.path ?? undefined,
    repository: row.repository ?? undefined,
    defaultBranch: row.default_branch ?? undefined,
    url: row.url ?? undefined,
    frozenBefore: row.frozen_before || undefined,
  });

/** `action-required` is no end: the attempt goes on once somebody has acted. */
function estimatesOf(report: BuildReport) {
  const { outcome, finishIsEstimate, finishedAt } = report;
  const estimate =
    finishIsEstimate && outcome && outcome !== 'action-required'
      ? millis(finishedAt)
      : null;
  return {
    success_estimate: outcome === 'success' ? estimate : null,
    other_estimate: outcome === 'success' ? null : estimate,
  };
}

/** @param known - the pipeline as it is kept: a report may not name its default branch */
export function toBuildRow(
  report: BuildReport,
  known: Pick<PipelineRow, 'id' | 'default_branch'>,
): Omit<BuildRow, 'id'> {
  const { pipeline } = report;
  const defaultBranch =
    pipeline.defaultBranch ?? known.default_branch ?? undefined;
  return {
    pipeline_id: known.id,
    external_id: report.externalId,
    attempt: report.attempt,
    number: report.number ?? null,
    state: report.state,
    outcome: report.outcome ?? null,
    branch: clip(report.branch, 500),
    sha: clip(report.sha?.toLowerCase(), 64),
    pull_request: report.pullRequest ?? null,
    is_fork: report.isFork ?? null,
    is_trunk:
      isTrunk({ ...report, pipeline: { ...pipeline, defaultBranch } }) ?? null,
    trigger: report.trigger,
    author: clip(report.author, 200),
    account: clip(report.account?.toLowerCase(), 200),
    is_bot: report.isBot ?? null,
    title: clip(report.title, 500),
    url: clip(report.url, 2_000),
    rebuild_of: report.rebuildOf ?? null,
    ordered_at: Date.parse(
      report.createdAt ??
        report.startedAt ??
        report.finishedAt ??
        report.reportedAt,
    ),
    ...timeColumns(report),
    ...estimatesOf(report),
    ...orderOf(report),
  };
}

export const toBuild = (row: BuildRow): BuildRecord =>
  compact({
    id: Number(row.id),
    pipelineId: row.pipeline_id,
    externalId: row.external_id,
    attempt: row.attempt,
    number: row.number ?? undefined,
    state: row.state,
    outcome: row.outcome ?? undefined,
    branch: row.branch ?? undefined,
    sha: row.sha ?? undefined,
    pullRequest: row.pull_request ?? undefined,
    isFork: flag(row.is_fork),
    isTrunk: flag(row.is_trunk),
    trigger: row.trigger,
    author: row.author ?? undefined,
    account: row.account ?? undefined,
    isBot: flag(row.is_bot),
    title: row.title ?? undefined,
    url: row.url ?? undefined,
    rebuildOf: row.rebuild_of ?? undefined,
    orderedAt: Number(row.ordered_at),
    ...timesOf(row),
    reportedAt: isoOf(row.reported_at)!,
  });

export const toJobRow = (report: JobReport, pipelineId: number): JobRow => ({
  pipeline_id: pipelineId,
  build_external_id: report.buildId,
  attempt: report.attempt,
  external_id: report.externalId,
  name: plain(report.name, 500),
  state: report.state,
  outcome: report.outcome ?? null,
  exit_status: report.exitStatus ?? null,
  is_soft_failure: report.isSoftFailure ?? false,
  is_infrastructure: report.isInfrastructure ?? false,
  is_superseded: report.isSuperseded ?? false,
  retry: report.retry ?? null,
  retry_of: report.retryOf ?? null,
  failed_step: clip(report.failedStep, 500),
  url: clip(report.url, 2_000),
  ...timeColumns(report),
  ...orderOf(report),
});

export const toJob = (row: JobRow): JobRecord =>
  compact({
    pipelineId: row.pipeline_id,
    buildId: row.build_external_id,
    attempt: row.attempt,
    externalId: row.external_id,
    name: row.name,
    state: row.state,
    outcome: row.outcome ?? undefined,
    exitStatus: row.exit_status ?? undefined,
    isSoftFailure: row.is_soft_failure ? true : undefined,
    isInfrastructure: row.is_infrastructure ? true : undefined,
    isSuperseded: row.is_superseded ? true : undefined,
    retry: row.retry ?? undefined,
    retryOf: row.retry_of ?? undefined,
    failedStep: row.failed_step ?? undefined,
    url: row.url ?? undefined,
    ...timesOf(row),
    reportedAt: isoOf(row.reported_at)!,
  });
