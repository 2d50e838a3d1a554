import type { TrunkPosition } from '@callboard/backstage-plugin-build-health-common';
import { inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import { writeState } from './writeState';
import {
  DAY_MS,
  dayOf,
  isSamePosition,
  positionOf,
  toDayRow,
  type DayRow,
  type DirtyRow,
  type EpisodeRow,
} from './rollupRows';
import { TrunkRows } from './TrunkRows';
import {
  workOutRange,
  type DayRange,
  type WorkedOutDays,
} from './workOutRange';

/** Attempts that are worked out together: some 10 ms of this process. */
const MOST_ATTEMPTS = 1_000;
/** Of a statement; each has 11 values, and SQLite takes 32,766. */
const ROWS = 500;
const MOST_DAYS = 400;

/**
 * Works out the first dirty days of a pipeline. Its row is held meanwhile, which each change of its builds needs too: a mark
 * cannot come in between the reading of builds and its own end.
 *
 * @returns whether more may be dirty; undefined where somebody else holds the pipeline, who sees all marks that are there
 */
export async function rollUpNext(
  tx: Knex.Transaction,
  pipelineId: number,
): Promise<boolean | undefined> {
  const held = await hold(tx, pipelineId);
  if (!held) return undefined;
  const marks = await tx<DirtyRow>('dirty_days')
    .where({ pipeline_id: pipelineId })
    .orderBy('day')
    .limit(MOST_DAYS);
  if (marks.length === 0) return false;
  const { rows, range } = await loadRun(tx, pipelineId, marks);
  const before = await readBefore(tx, pipelineId, range);
  const found = await workOutRange(rows, {
    range,
    from: positionOf(before.earlier),
    isEcho: marks.every(({ day, is_echo }) => day > range.last || is_echo),
  });
  // Of days that are frozen there are no longer all builds.
  for (const day of found.echoes) {
    if (day < held.frozen_before) found.echoes.delete(day);
  }
  const known = positionOf(before.within.at(-1) ?? before.earlier);
  await writeDays(tx, pipelineId, range, found);
  await writeEpisodes(tx, pipelineId, range, { found, known });
  if (!isSamePosition(known, found.position)) {
    await addNext(tx, pipelineId, range, found.echoes);
  }
  await settleMarks(tx, pipelineId, range, found.echoes);
  const more = await tx<DirtyRow>('dirty_days')
    .where({ pipeline_id: pipelineId })
    .first('day');
  // In between, how trunk stands is what it was before, and not half of what it will be.
  if (!more) await writeState(tx, pipelineId);
  return more !== undefined;
}

/** SQLite has one writer anyway. */
async function hold(
  tx: Knex.Transaction,
  pipelineId: number,
): Promise<{ frozen_before: number } | undefined> {
  const row = tx('pipelines').where({ id: pipelineId });
  return tx.client.config.client === 'pg'
    ? row.forNoKeyUpdate().skipLocked().first('frozen_before')
    : row.first('frozen_before');
}

/** As many days from the first mark on as have builds enough; a day is never divided. Days in between are worked out with them. */
async function loadRun(
  tx: Knex.Transaction,
  pipelineId: number,
  marks: readonly DirtyRow[],
): Promise<{ rows: TrunkRows; range: DayRange }> {
  const first = marks[0].day;
  const last = marks[marks.length - 1].day;
  const rows = new TrunkRows(tx, pipelineId);
  const [start, end] = [first * DAY_MS, (last + 1) * DAY_MS];
  const cut = await rows.loadRange(start, end, MOST_ATTEMPTS);
  if (cut === undefined) return { rows, range: { first, last } };
  // The day that was cut off waits for its turn, unless it is the only one.
  const whole = Math.max(first, dayOf(cut) - 1);
  if (dayOf(cut) === first) await rows.loadRange(start, start + DAY_MS);
  return { rows, range: { first, last: whole } };
}

/** What was worked out earlier: the last day before these, and these. */
async function readBefore(
  tx: Knex.Transaction,
  pipelineId: number,
  { first, last }: DayRange,
): Promise<{ earlier?: DayRow; within: DayRow[] }> {
  const earlier = await tx<DayRow>('pipeline_days')
    .where({ pipeline_id: pipelineId })
    .where('day', '<', first)
    .orderBy('day', 'desc')
    .first();
  const within = await tx<DayRow>('pipeline_days')
    .where({ pipeline_id: pipelineId })
    .whereBetween('day', [first, last])
    .orderBy('day');
  return { earlier, within };
}

async function writeDays(
  tx: Knex.Transaction,
  pipelineId: number,
  { first, last }: DayRange,
  { days }: WorkedOutDays,
) {
  await tx('pipeline_days')
    .where({ pipeline_id: pipelineId })
    .whereBetween('day', [first, last])
    .delete();
  const rows = days.map(({ cell, position }) =>
    toDayRow(pipelineId, cell, position),
  );
  for (const batch of inBatches(rows, ROWS)) {
    await tx('pipeline_days').insert(batch);
  }
}

/** Those that begin on these days, and the end of the one that was there before. */
async function writeEpisodes(
  tx: Knex.Transaction,
  pipelineId: number,
  { first, last }: DayRange,
  { found, known }: { found: WorkedOutDays; known: TrunkPosition },
) {
  const [start, end] = [first * DAY_MS, (last + 1) * DAY_MS];
  const begun = () =>
    tx<EpisodeRow>('trunk_episodes')
      .where({ pipeline_id: pipelineId })
      .where('started_at', '>=', start)
      .where('started_at', '<', end);
  const { open } = found.position;
  // The same one was open here before: its end is that of a later day, which says so itself once it is another.
  const isKnown =
    open?.kind === known.open?.kind &&
    open?.startedAt === known.open?.startedAt;
  const before: EpisodeRow | undefined =
    open && isKnown
      ? await tx<EpisodeRow>('trunk_episodes')
          .where({ pipeline_id: pipelineId, kind: open.kind })
          .where('started_at', open.startedAt)
          .first()
      : undefined;
  await begun().delete();
  const toRow = (
    { kind, startedAt, firstRedId }: NonNullable<TrunkPosition['open']>,
    endedAt: EpisodeRow['ended_at'],
  ): EpisodeRow => ({
    pipeline_id: pipelineId,
    kind,
    started_at: startedAt,
    ended_at: endedAt,
    first_red_id: firstRedId,
  });
  const rows = found.ended.map(episode => toRow(episode, episode.endedAt));
  if (open) rows.push(toRow(open, before?.ended_at ?? null));
  for (const batch of inBatches(rows, ROWS)) {
    await tx('trunk_episodes')
      .insert(batch)
      .onConflict(['pipeline_id', 'started_at', 'kind'])
      .merge(['ended_at', 'first_red_id']);
  }
}

/** Days after these begin elsewhere now: the next one passes it on. */
async function addNext(
  tx: Knex.Transaction,
  pipelineId: number,
  { last }: DayRange,
  echoes: Set<number>,
) {
  const next = await tx<DayRow>('pipeline_days')
    .where({ pipeline_id: pipelineId })
    .where('day', '>', last)
    .orderBy('day')
    .first('day');
  if (next) echoes.add(next.day);
}

async function settleMarks(
  tx: Knex.Transaction,
  pipelineId: number,
  { first, last }: DayRange,
  echoes: ReadonlySet<number>,
) {
  await tx('dirty_days')
    .where({ pipeline_id: pipelineId })
    .whereBetween('day', [first, last])
    .delete();
  const marks = [...echoes].map(day => ({
    pipeline_id: pipelineId,
    day,
    is_echo: true,
  }));
  for (const batch of inBatches(marks, ROWS)) {
    await tx('dirty_days')
      .insert(batch)
      .onConflict(['pipeline_id', 'day'])
      .ignore();
  }
}
