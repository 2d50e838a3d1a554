import {
  DurationSketch,
  type BuildOutcome,
  type TrunkPosition,
} from '@callboard/backstage-plugin-build-health-common';

export const DAY_MS = 86_400_000;

/** Days since 1970-01-01 in UTC. */
export const dayOf = (at: number) => Math.floor(at / DAY_MS);

/** PostgreSQL gives bigint as text. */
type Big = number | string;

/** What is not known, and of PostgreSQL's bigint the number. */
export const numberOf = (value: Big | null) =>
  value === null ? undefined : Number(value);

/** A finished attempt on trunk, as far as a day needs it. Moments are milliseconds since 1970. */
export interface TrunkRow {
  externalId: string;
  attempt: number;
  sha?: string;
  outcome?: BuildOutcome;
  createdAt?: number;
  startedAt?: number;
  finishedAt: number;
  queueMs?: number;
  rebuildOf?: string;
}

/** Columns of `builds` that make a {@link TrunkRow}. */
export const TRUNK_COLUMNS = [
  'external_id',
  'attempt',
  'sha',
  'outcome',
  'created_at',
  'started_at',
  'finished_at',
  'queue_ms',
  'rebuild_of',
] as const;

/** Those columns as a database gives them. */
export interface TrunkColumns {
  external_id: string;
  attempt: number;
  sha: string | null;
  outcome: BuildOutcome | null;
  created_at: Big | null;
  started_at: Big | null;
  finished_at: Big | null;
  queue_ms: Big | null;
  rebuild_of: string | null;
}

export const toTrunkRow = (row: TrunkColumns): TrunkRow => ({
  externalId: row.external_id,
  attempt: row.attempt,
  sha: row.sha ?? undefined,
  outcome: row.outcome ?? undefined,
  createdAt: numberOf(row.created_at),
  startedAt: numberOf(row.started_at),
  finishedAt: Number(row.finished_at),
  queueMs: numberOf(row.queue_ms),
  rebuildOf: row.rebuild_of ?? undefined,
});

/** What finished on trunk of a pipeline on a day. */
export interface DayCell {
  day: number;
  outcomes: Partial<Record<BuildOutcome, number>>;
  durations: DurationSketch;
  queues: DurationSketch;
  firstCountedAt?: number;
  firstPassAt?: number;
}

/** A row of `pipeline_days` without its key's first part. */
export interface DayRow {
  pipeline_id: number;
  day: number;
  outcomes_json: string;
  durations: string | null;
  queues: string | null;
  first_counted_at: Big | null;
  first_pass_at: Big | null;
  head_order: Big | null;
  head_commit: string | null;
  open_kind: 'red' | 'flake' | null;
  open_since: Big | null;
  open_first_id: string | null;
}

const sketchText = (sketch: DurationSketch) =>
  sketch.count === 0 ? null : sketch.serialize();

export function toDayRow(
  pipelineId: number,
  cell: DayCell,
  { head, open }: TrunkPosition,
): DayRow {
  return {
    pipeline_id: pipelineId,
    day: cell.day,
    outcomes_json: JSON.stringify(cell.outcomes),
    durations: sketchText(cell.durations),
    queues: sketchText(cell.queues),
    first_counted_at: cell.firstCountedAt ?? null,
    first_pass_at: cell.firstPassAt ?? null,
    head_order: head?.order ?? null,
    head_commit: head?.commit ?? null,
    open_kind: open?.kind ?? null,
    open_since: open?.startedAt ?? null,
    open_first_id: open?.firstRedId ?? null,
  };
}

/** Where trunk stood after a day. */
export function positionOf(row: DayRow | undefined): TrunkPosition {
  if (!row) return {};
  const { head_order, head_commit, open_kind, open_since, open_first_id } = row;
  return {
    ...(head_commit !== null && {
      head: { order: Number(head_order), commit: head_commit },
    }),
    ...(open_kind !== null && {
      open: {
        kind: open_kind,
        startedAt: Number(open_since),
        firstRedId: open_first_id!,
      },
    }),
  };
}

/** Whether what comes later would find the same. */
export const isSamePosition = (a: TrunkPosition, b: TrunkPosition) =>
  a.head?.order === b.head?.order &&
  a.head?.commit === b.head?.commit &&
  a.open?.kind === b.open?.kind &&
  a.open?.startedAt === b.open?.startedAt &&
  a.open?.firstRedId === b.open?.firstRedId;

/** A row of `trunk_episodes`. */
export interface EpisodeRow {
  pipeline_id: number;
  kind: 'red' | 'flake';
  started_at: Big;
  ended_at: Big | null;
  first_red_id: string;
}

/** A row of `pipeline_states`. */
export interface StateRow {
  pipeline_id: number;
  state: 'green' | 'red' | 'unknown';
  since: Big | null;
  is_since_ever: boolean | number;
  first_red_id: string | null;
  last_red_id: string | null;
  last_red_attempt: number | null;
  revision: number;
}

/** A row of `dirty_days`. */
export interface DirtyRow {
  pipeline_id: number;
  day: number;
  is_echo: boolean | number;
}
