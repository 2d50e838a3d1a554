import { countsForHealth } from '@callboard/backstage-plugin-build-health-common';
import { groupBy, inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { BuildRow } from '../buildRows';
import {
  dayOf,
  toTrunkRow,
  TRUNK_COLUMNS,
  type DirtyRow,
  type TrunkRow,
} from './rollupRows';

/** Values of a statement; SQLite takes 32,766. */
const VALUES = 500;

/** Later than all: what PostgreSQL takes for an integer. */
const LAST_DAY = 2_147_483_647;

const COLUMNS = ['pipeline_id', 'is_trunk', ...TRUNK_COLUMNS] as const;

/** What a change of an attempt is seen by. */
type TouchedRow = Pick<BuildRow, (typeof COLUMNS)[number]>;

/** A build, by one of its attempts. */
type BuildKey = Pick<BuildRow, 'pipeline_id' | 'external_id'>;

const buildKey = (row: BuildKey) => `${row.pipeline_id} ${row.external_id}`;

/**
 * Marks the days that a change of builds touches, in the transaction that makes it. It holds the rows of their pipelines since
 * they were written, so that nobody else changes these builds or works their days out meanwhile.
 *
 * @param builds - those that may change; read now, before they do
 * @param frozenBefore - pipeline → the first day that is worked out still: of earlier ones builds were removed
 * @returns has the days marked, once the builds have changed; `settled` are further attempts, of which only what trunk is has
 * changed. It gives the pipelines that have a mark.
 */
export async function watchBuilds(
  tx: Knex.Transaction,
  builds: readonly BuildKey[],
  frozenBefore: ReadonlyMap<number, number>,
): Promise<
  (settled: readonly (BuildKey & { attempt: number })[]) => Promise<Set<number>>
> {
  const before = await readAttempts(tx, builds);
  return async settled => {
    const watched = new Set(builds.map(buildKey));
    const further = settled.filter(row => !watched.has(buildKey(row)));
    const isSettled = new Set(
      further.map(row => `${buildKey(row)} ${row.attempt}`),
    );
    const others = await readAttempts(tx, further);
    const unsettled = others.map(row =>
      isSettled.has(`${buildKey(row)} ${row.attempt}`)
        ? { ...row, is_trunk: null }
        : row,
    );
    const after = [...(await readAttempts(tx, builds)), ...others];
    return markDays(tx, {
      before: [...before, ...unsettled],
      after,
      frozenBefore,
    });
  };
}

/** All attempts of builds. */
async function readAttempts(
  tx: Knex.Transaction,
  builds: readonly BuildKey[],
): Promise<TouchedRow[]> {
  const found: TouchedRow[] = [];
  const once = [...new Map(builds.map(row => [buildKey(row), row])).values()];
  for (const batch of inBatches(once, VALUES)) {
    const rows: TouchedRow[] = await tx('builds')
      .whereIn(
        ['pipeline_id', 'external_id'],
        batch.map(row => [row.pipeline_id, row.external_id]),
      )
      .select(COLUMNS);
    found.push(...rows);
  }
  return found;
}

/** @returns pipelines with a mark */
async function markDays(
  tx: Knex.Transaction,
  options: {
    before: readonly TouchedRow[];
    after: readonly TouchedRow[];
    frozenBefore: ReadonlyMap<number, number>;
  },
): Promise<Set<number>> {
  const { before, after, frozenBefore } = options;
  const known = groupBy(before, buildKey);
  const marks: Omit<DirtyRow, 'is_echo'>[] = [];
  const retold = new Map<number, { first: number; last: number }>();
  for (const [key, rows] of groupBy(after, buildKey)) {
    const pipelineId = rows[0].pipeline_id;
    const change = changeOf(known.get(key) ?? [], rows);
    if (!change) continue;
    const from = frozenBefore.get(pipelineId) ?? 0;
    for (const day of change.days) {
      if (day >= from) marks.push({ pipeline_id: pipelineId, day });
    }
    if (change.retold) {
      const { first, last } = retold.get(pipelineId) ?? change.retold;
      retold.set(pipelineId, {
        first: Math.max(Math.min(first, change.retold.first), from),
        last: Math.max(last, change.retold.last),
      });
    }
  }
  const once = new Map(
    marks.map(one => [`${one.pipeline_id} ${one.day}`, one]),
  );
  for (const batch of inBatches([...once.values()], VALUES)) {
    await tx('dirty_days')
      .insert(batch.map(mark => ({ ...mark, is_echo: false })))
      .onConflict(['pipeline_id', 'day'])
      .merge(['is_echo']);
  }
  for (const [pipelineId, { first, last }] of retold) {
    await markKnown(tx, pipelineId, first, last);
  }
  return new Set(marks.map(({ pipeline_id }) => pipeline_id));
}

/** Days that were worked out already mean something else. */
async function markKnown(
  tx: Knex.Transaction,
  pipelineId: number,
  first: number,
  last: number,
) {
  const days: number[] = await tx('pipeline_days')
    .where({ pipeline_id: pipelineId })
    .whereBetween('day', [first, last])
    .pluck('day');
  for (const batch of inBatches(days, VALUES)) {
    await tx('dirty_days')
      .insert(
        batch.map(day => ({ pipeline_id: pipelineId, day, is_echo: true })),
      )
      .onConflict(['pipeline_id', 'day'])
      .ignore();
  }
}

/** Of a build, what its days know of it. */
const onTrunk = (rows: readonly TouchedRow[]): TrunkRow[] =>
  rows
    .filter(({ is_trunk, finished_at }) => is_trunk && finished_at !== null)
    .map(toTrunkRow)
    .sort((a, b) => a.attempt - b.attempt);

/** An earlier attempt ends before a later one: where its time says otherwise, it tells of another moment. */
const isDisordered = (rows: readonly TrunkRow[]) =>
  rows.some((row, i) => i > 0 && row.finishedAt < rows[i - 1].finishedAt);

const isEarlier = (old: readonly TrunkRow[], now: readonly TrunkRow[]) =>
  old.some(({ attempt, finishedAt }) =>
    now.some(one => one.attempt === attempt && one.finishedAt < finishedAt),
  );

/** @returns undefined where no figure of a day can be another */
function changeOf(
  before: readonly TouchedRow[],
  after: readonly TouchedRow[],
): { days: Set<number>; retold?: { first: number; last: number } } | undefined {
  const [old, now] = [onTrunk(before), onTrunk(after)];
  if (JSON.stringify(old) === JSON.stringify(now)) return undefined;
  const days = new Set(
    [...old, ...now].map(({ finishedAt }) => dayOf(finishedAt)),
  );
  if (isTakenBack(old, now)) {
    return { days, retold: { first: 0, last: LAST_DAY } };
  }
  if (!isDisordered(old) && !isDisordered(now) && !isEarlier(old, now)) {
    return { days };
  }
  return {
    days,
    retold: { first: Math.min(...days), last: Math.max(...days) },
  };
}

/** What builds of any day may have been judged by is not so any more. It is rare: finished attempts do not change. */
function isTakenBack(
  old: readonly TrunkRow[],
  now: readonly TrunkRow[],
): boolean {
  const isLost = old.some(({ attempt, outcome }) => {
    const after = now.find(one => one.attempt === attempt)?.outcome;
    return (
      countsForHealth(outcome) &&
      (!countsForHealth(after) ||
        (outcome === 'success') !== (after === 'success'))
    );
  });
  const told = (
    rows: readonly TrunkRow[],
    of: (row: TrunkRow) => string | undefined,
  ) =>
    rows
      .filter(({ outcome }) => countsForHealth(outcome))
      .map(of)
      .find(Boolean);
  const isOther = (of: (row: TrunkRow) => string | undefined) => {
    const before = told(old, of);
    return before !== undefined && before !== told(now, of);
  };
  return isLost || isOther(row => row.sha) || isOther(row => row.rebuildOf);
}
