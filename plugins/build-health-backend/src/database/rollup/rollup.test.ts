import { mockServices } from '@backstage/backend-test-utils';
import {
  pipelineFigures,
  summaryOf,
  trunkEpisodes,
  type BuildOutcome,
  type BuildReport,
  type TrunkEpisode,
} from '@callboard/backstage-plugin-build-health-common';
import { eachDatabase } from '@internal/test-kit';
import type { Knex } from 'knex';
import {
  randomReports,
  seededRandom,
  type Random,
} from '../../__testUtils__/randomReports';
import { build } from '../../__testUtils__/reports';
import { toBuild, type BuildRow } from '../buildRows';
import type { BuildRecord } from '../BuildStore';
import { DatabaseBuildStore } from '../DatabaseBuildStore';
import { DatabaseHealthStore } from '../DatabaseHealthStore';
import { openDatabase } from '../openDatabase';
import { decidingAttempt } from './dayCells';
import { DAY_MS, dayOf, type EpisodeRow, type TrunkRow } from './rollupRows';

const millis = (iso: string | undefined) =>
  iso === undefined ? undefined : Date.parse(iso);

const toRow = (one: BuildRecord): TrunkRow => ({
  ...one,
  createdAt: millis(one.createdAt),
  startedAt: millis(one.startedAt),
  finishedAt: Date.parse(one.finishedAt!),
});

/** Histories; 2,000 of them take 4 minutes. */
const SEEDS: Record<string, number> = { SQLITE_3: 30, POSTGRES_18: 8 };

/** Episodes as the table has them. */
const stored = (kind: 'red' | 'flake', episodes: TrunkEpisode[]) =>
  episodes.map(
    ({ startedAt, endedAt = 'open', firstRedId }) =>
      `${startedAt} ${kind} ${endedAt} ${firstRedId}`,
  );

eachDatabase((createDatabase, databaseId) => {
  let db: Knex;
  let builds: DatabaseBuildStore;
  let health: DatabaseHealthStore;

  beforeEach(async () => {
    const knex = await createDatabase();
    db = await openDatabase(mockServices.database({ knex }));
    builds = new DatabaseBuildStore(db);
    health = new DatabaseHealthStore(db);
  });

  const rollUpAll = async () => {
    for (;;) {
      const [id] = await health.findDirty(1);
      if (id === undefined) return;
      while (await health.rollUpNext(id));
    }
  };
  const ids = async () => (await builds.readPipelines()).map(({ id }) => id);
  const truth = async (pipelineId: number) => {
    const rows: BuildRow[] = await db<BuildRow>('builds')
      .where({ pipeline_id: pipelineId, is_trunk: true })
      .whereNotNull('finished_at')
      .orderBy(['finished_at', 'id']);
    return rows.map(toBuild);
  };

  /** What was worked out is what all builds together say. */
  async function expectTruth(pipelineId: number) {
    const all = await truth(pipelineId);
    const attempts = all.flatMap(one =>
      one.outcome
        ? [{ ...toRow(one), buildId: one.externalId, outcome: one.outcome }]
        : [],
    );
    const { red, flake } = trunkEpisodes(attempts);
    const rows: EpisodeRow[] = await db('trunk_episodes')
      .where({ pipeline_id: pipelineId })
      .orderBy('started_at');
    expect(
      rows.map(
        row =>
          `${row.started_at} ${row.kind} ${row.ended_at ?? 'open'} ${
            row.first_red_id
          }`,
      ),
    ).toEqual([...stored('red', red), ...stored('flake', flake)].sort());
    const now = new Date('2026-12-20T00:00:00Z');
    const figures = pipelineFigures(all, { from: new Date(0), now });
    const { state, since, isSinceEver, firstRedId } = (
      await health.readTrunks([pipelineId])
    ).get(pipelineId) ?? { state: 'unknown' };
    expect({
      state,
      ...(since !== undefined && { since: new Date(since).toISOString() }),
      ...(isSinceEver && { isSinceEver }),
      ...(firstRedId && { firstRedId }),
    }).toEqual(figures.trunk);
    for (const from of [0, dayOf(Date.parse('2026-11-24'))]) {
      await expectWindow(pipelineId, all, { from, now });
    }
  }

  /** The same for a part of the days: counts and red time are exact, and so are quantiles of few values. */
  async function expectWindow(
    pipelineId: number,
    all: BuildRecord[],
    { from, now }: { from: number; now: Date },
  ) {
    const start = new Date(from * DAY_MS);
    const attemptsOf = (id: string) =>
      all.filter(({ externalId }) => externalId === id).map(toRow);
    // A build counts on the day of the attempt that decides.
    const within = all.filter(
      ({ externalId }) =>
        decidingAttempt(attemptsOf(externalId)).finishedAt >= start.getTime(),
    );
    const { successRate, leftOut } = pipelineFigures(within, {
      from: new Date(0),
      now,
    });
    const { duration, queue, redMs } = pipelineFigures(all, {
      from: start,
      now,
    });
    const sums = (
      await health.readSums([pipelineId], { from, withQueues: true })
    ).get(pipelineId);
    const outcomes: Partial<Record<BuildOutcome, number>> =
      sums?.outcomes ?? {};
    const of = (...names: BuildOutcome[]) =>
      names.reduce((sum, name) => sum + (outcomes[name] ?? 0), 0);
    expect(of('success')).toBe(successRate.successes);
    expect(
      of('success', 'failure', 'unstable', 'timed-out', 'startup-failure'),
    ).toBe(successRate.n);
    expect(of('cancelled', 'skipped')).toBe(
      (leftOut.cancelled ?? 0) + (leftOut.skipped ?? 0),
    );
    expect(sums && summaryOf(sums.durations)).toEqual(duration);
    expect(sums && summaryOf(sums.queues)).toEqual(queue);
    const red = await health.readRedMs([pipelineId], {
      from: start.getTime(),
      now: now.getTime(),
    });
    expect(red.get(pipelineId) ?? 0).toBe(redMs);
  }

  /** Reports in parts, in any order, with something worked out in between now and then. */
  async function play(random: Random) {
    const reports = random.shuffled(randomReports(random));
    while (reports.length > 0) {
      const part = reports.splice(0, random.whole(1, 8));
      await builds.write('any', { builds: part, jobs: [] });
      if (random.chance(0.5)) await rollUpAll();
      else if (random.chance(0.5)) {
        const [id] = await health.findDirty(1);
        if (id !== undefined) await health.rollUpNext(id);
      }
    }
    await rollUpAll();
  }

  // 476: an episode whose end lies behind a day that is worked out again.
  const seeds = [
    ...Array(Number(process.env.CALLBOARD_SEEDS ?? SEEDS[databaseId])).keys(),
    476,
  ];
  it(`equals what all builds say, for ${seeds.length} histories in any order`, async () => {
    for (const seed of seeds) {
      await db('pipelines').delete();
      await play(seededRandom(seed));
      const [id] = await ids();
      await expect(expectTruth(id).then(() => seed)).resolves.toBe(seed);
    }
  }, 600_000);

  it('has a day of many builds worked out at once, and days before and after it', async () => {
    const many = Array.from({ length: 2_600 }, (_, i) => {
      const day = i < 100 ? 1 : 2 + Math.floor((i - 100) / 1_250);
      const at = new Date(Date.UTC(2026, 10, day, 1, 0, i % 1_250));
      return build({
        externalId: `${i}`,
        sha: i.toString(16).padStart(40, '0'),
        createdAt: at.toISOString(),
        startedAt: at.toISOString(),
        finishedAt: new Date(at.getTime() + i).toISOString(),
        outcome: i % 50 < 3 ? 'failure' : 'success',
      });
    });
    await builds.write('any', { builds: many, jobs: [] });
    await rollUpAll();
    const [id] = await ids();
    const rows = await db('pipeline_days').where({ pipeline_id: id });
    expect(rows).toHaveLength(3);
    const sums = (
      await health.readSums([id], { from: 0, withQueues: true })
    ).get(id)!;
    const all = await truth(id);
    const figures = pipelineFigures(all, {
      from: new Date(0),
      now: new Date(),
    });
    expect(sums.outcomes.success).toBe(figures.successRate.successes);
    const found = summaryOf(sums.durations)!;
    expect(found.n).toBe(figures.duration!.n);
    const durations = all
      .filter(({ outcome }) => outcome === 'success')
      .map(one => Date.parse(one.finishedAt!) - Date.parse(one.startedAt!))
      .sort((a, b) => a - b);
    const exact = durations[Math.ceil(0.95 * durations.length) - 1];
    expect(Math.abs(found.p95! - exact) / exact).toBeLessThan(0.02);
  });

  it('leaves days as they were when a build of the same id comes, and counts that one too', async () => {
    const day = (n: number, change: Partial<BuildReport>) =>
      build({
        createdAt: `2026-11-0${n}T03:00:00.000Z`,
        startedAt: `2026-11-0${n}T03:00:00.000Z`,
        finishedAt: `2026-11-0${n}T03:05:00.000Z`,
        finishIsEstimate: true,
        reportedAt: `2026-11-0${n}T03:06:00.000Z`,
        // Without commits, a build is its own.
        sha: undefined,
        ...change,
      });
    const past = [
      day(1, { externalId: 'x#1' }),
      day(2, { externalId: 'x#2', outcome: 'failure' }),
      day(3, { externalId: 'x#3', outcome: 'failure' }),
    ];
    await builds.write('any', { builds: past, jobs: [] });
    await rollUpAll();
    const [id] = await ids();
    const before = await builds.readAttempts(id, 'x#2');
    // All of that is kept no longer in detail: it is not worked out again.
    await db('pipelines').update({ frozen_before: 20_762 });
    await builds.write('any', {
      builds: [day(5, { externalId: 'x#2', outcome: 'failure' })],
      jobs: [],
    });
    await rollUpAll();
    const olderId = `x#2@${Date.parse('2026-11-02T03:00:00Z')}`;
    expect(await builds.readAttempts(id, olderId)).toMatchObject([
      { id: before[0].id, finishedAt: before[0].finishedAt },
    ]);
    expect(await db('pipeline_days').orderBy('day')).toMatchObject(
      [1, 2, 3, 5].map(n => ({
        day: dayOf(Date.parse(`2026-11-0${n}`)),
        outcomes_json: JSON.stringify({ [n === 1 ? 'success' : 'failure']: 1 }),
      })),
    );
    expect((await health.readTrunks([id])).get(id)).toMatchObject({
      state: 'red',
      firstRedId: olderId,
    });
    await db('pipelines').update({ frozen_before: 0 });
    await builds.write('any', {
      builds: [day(6, { externalId: 'x#3' })],
      jobs: [],
    });
    await rollUpAll();
    await expectTruth(id);
  });

  it('works out no day of which no figure has changed', async () => {
    const report = build();
    await builds.write('any', { builds: [report], jobs: [] });
    await rollUpAll();
    const read = async () => (await health.readTrunks()).values().next().value;
    const before = await read();
    await builds.write('any', {
      builds: [
        {
          ...report,
          title: 'Another title',
          reportedAt: '2026-11-28T00:00:00.000Z',
        },
        build({
          externalId: '2',
          state: 'running',
          outcome: undefined,
          finishedAt: undefined,
        }),
        build({ externalId: '3', branch: 'fix' }),
      ],
      jobs: [],
    });
    expect(await health.findDirty(10)).toEqual([]);
    expect(await read()).toEqual(before);
  });

  it('has two processes work out each day once, and loses none that is marked meanwhile', async () => {
    const other = new DatabaseHealthStore(db);
    const drain = async (store: DatabaseHealthStore) => {
      for (;;) {
        const dirty = await health.findDirty(5);
        if (dirty.length === 0) return;
        for (const id of dirty) while (await store.rollUpNext(id));
      }
    };
    const random = seededRandom(77);
    const reports = random.shuffled(randomReports(random, { builds: 60 }));
    const writing = (async () => {
      while (reports.length > 0) {
        await builds.write('any', { builds: reports.splice(0, 5), jobs: [] });
      }
    })();
    await Promise.all([writing, drain(health), drain(other)]);
    await Promise.all([drain(health), drain(other)]);
    const [id] = await ids();
    await expectTruth(id);
    expect(await db('dirty_days')).toEqual([]);
  });

  it('keeps the mark of what it could not write', async () => {
    await builds.write('any', { builds: [build()], jobs: [] });
    const [id] = await ids();
    await db.schema.renameTable('pipeline_states', 'away');
    // The driver of SQLite has one class of errors for all tests of a process: here it may be none of ours.
    await expect(health.rollUpNext(id)).rejects.toMatchObject({
      message: expect.stringContaining('pipeline_states'),
    });
    await db.schema.renameTable('away', 'pipeline_states');
    expect(await db('pipeline_days')).toEqual([]);
    expect(await health.findDirty(10)).toEqual([id]);
    await rollUpAll();
    expect(await db('pipeline_days')).toHaveLength(1);
  });
});
