import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import type { Knex } from 'knex';
import { emptyBuilds, openBuildStore } from '../__testUtils__/buildStore';
import {
  DAY_MS,
  NOW,
  QUIET,
  daysAgo,
  old,
  oldJob,
  pastReports,
} from '../__testUtils__/oldBuilds';
import { packedReport } from '../__testUtils__/packedReport';
import { readRetention } from '../config/readRetention';
import type { DatabaseBuildStore } from '../database/DatabaseBuildStore';
import { DatabaseDeliveryStore } from '../database/DatabaseDeliveryStore';
import { DatabaseHealthStore } from '../database/DatabaseHealthStore';
import { DatabaseRetentionStore } from '../database/DatabaseRetentionStore';
import { DatabaseTestReportStore } from '../database/DatabaseTestReportStore';
import { DatabaseTestStore } from '../database/DatabaseTestStore';
import { BuildReader } from '../service/BuildReader';
import { PipelineFiguresReader } from '../service/PipelineFiguresReader';
import { OldRows } from './OldRows';

eachDatabase(createDatabase => {
  let db: Knex;
  let builds: DatabaseBuildStore;
  let health: DatabaseHealthStore;
  let removed: Record<string, number>;

  beforeAll(async () => {
    ({ db, store: builds } = await openBuildStore(createDatabase));
    health = new DatabaseHealthStore(db);
  });

  beforeEach(async () => {
    await emptyBuilds(db);
    removed = {};
  });

  const remove = (signal = new AbortController().signal) =>
    new OldRows({
      retention: readRetention(undefined),
      store: new DatabaseRetentionStore(db),
      reports: new DatabaseTestReportStore(db),
      deliveries: new DatabaseDeliveryStore(db),
      logger: mockServices.logger.mock(),
      onRemoved: (table, count) => {
        removed[table] = (removed[table] ?? 0) + count;
      },
      now: () => NOW,
    }).remove(signal);
  const rollUpAll = async () => {
    for (const id of await health.findDirty(100)) {
      while (await health.rollUpNext(id));
    }
  };
  const days = () => db('pipeline_days').orderBy(['pipeline_id', 'day']);
  const episodes = () =>
    db('trunk_episodes').orderBy(['pipeline_id', 'started_at']);

  /** What pages show of 90 days. */
  async function answers() {
    const pipelines = await builds.readPipelines();
    const reader = new PipelineFiguresReader({
      store: builds,
      health,
      tests: new DatabaseTestStore(db),
      sources: { get: () => undefined },
    });
    const trunks = await health.readTrunks();
    return {
      figures: await reader.read(pipelines, { days: 90, now: NOW }),
      trunks: [...trunks]
        .map(([id, { revision: _revision, ...trunk }]) => ({ id, ...trunk }))
        .sort((a, b) => a.id - b.id),
      // Of a map the order of pipelines says nothing.
      reds: Object.fromEntries(
        await health.readReds(
          [...trunks].flatMap(([pipelineId, { firstRedId, lastRed }]) =>
            firstRedId ? [{ pipelineId, firstRedId, lastRed }] : [],
          ),
        ),
      ),
    };
  }

  /** What comes of years of builds. */
  async function play() {
    await builds.write('ci', pastReports());
    await rollUpAll();
  }

  it('leaves days, episodes and answers of 90 days as they are, whatever is worked out again afterwards', async () => {
    await play();
    const before = [await answers(), await days(), await episodes()];
    await remove();
    expect([await answers(), await days(), await episodes()]).toEqual(before);
    // All that can be worked out still, is.
    const [{ day }] = await db('pipeline_days').min({ day: 'day' });
    expect(day).toBeLessThan(NOW.getTime() / DAY_MS - 700);
    for (const { id, frozen_before } of await db('pipelines')) {
      const again = await db('pipeline_days')
        .where({ pipeline_id: id })
        .where('day', '>=', frozen_before)
        .select('pipeline_id', 'day');
      for (const one of again) {
        await db('dirty_days').insert({ ...one, is_echo: false });
      }
    }
    await rollUpAll();
    expect([await answers(), await days(), await episodes()]).toEqual(before);
    const ids: string[] = await db('builds').pluck('external_id');
    expect(ids).toEqual(
      expect.arrayContaining(['400', 'long', 'original', 'quiet-700']),
    );
    expect(ids).not.toContain('402');
    expect(ids).not.toContain('branch');
    // 402, 404 to 728, and one of a branch.
    expect(removed).toEqual({ builds: 165, jobs: 2 });
    expect((await db('jobs').pluck('external_id')).sort()).toEqual([
      'j0',
      'j88',
      'lasting',
    ]);
    // A second time there is nothing left to do.
    await remove();
    expect(removed).toEqual({ builds: 165, jobs: 2 });
  });

  it('drops and counts late reports of what was removed, also of commits that reached trunk later', async () => {
    await play();
    await remove();
    const before = [await answers(), await days(), await db('builds')];
    const written = await builds.write('ci', {
      builds: [
        old(402, { outcome: 'failure', reportedAt: daysAgo(0) }),
        old(777),
        old(680, { pipeline: QUIET, externalId: 'quiet-680' }),
      ],
      jobs: [oldJob(777), oldJob(402)],
    });
    expect(written).toEqual({ changedPipelines: [], changed: 0, tooOld: 5 });
    expect(await db('jobs')).toHaveLength(3);
    expect(await health.findDirty(9)).toEqual([]);
    // A pass of a commit of long ago: its red is frozen, and trunk is green from now on.
    await builds.write('ci', {
      builds: [
        old(0, {
          pipeline: QUIET,
          externalId: 'mended',
          sha: (690).toString(16).padStart(40, '0'),
        }),
      ],
      jobs: [],
    });
    const [, daysBefore] = before;
    await rollUpAll();
    expect(await days()).toEqual(
      expect.arrayContaining(daysBefore as object[]),
    );
    expect(await days()).toHaveLength((daysBefore as object[]).length + 1);
    expect(await db('dirty_days')).toEqual([]);
  });

  it('waits for days that are to be worked out, and goes on where it was stopped', async () => {
    await play();
    await builds.write('ci', {
      builds: [old(610, { externalId: 'late' })],
      jobs: [],
    });
    await remove();
    const left = await db('builds').whereNot('external_id', 'late');
    expect(left).toHaveLength(365 + 3 + 5);
    await rollUpAll();
    const stop = new AbortController();
    stop.abort();
    await remove(stop.signal);
    expect(removed).toEqual({ jobs: 2 });
    await remove();
    expect(removed).toEqual({ builds: 166, jobs: 2 });
  });

  it('forgets tests that no report has, quarantines that ended long ago, and pipelines of which nothing is left', async () => {
    const branch = { key: 'job/fix', name: 'fix' };
    await builds.write('ci', {
      builds: [
        old(405, { pipeline: branch, branch: 'fix' }),
        old(100),
        old(80),
        old(3),
      ],
      jobs: [],
    });
    await rollUpAll();
    const reports = new DatabaseTestReportStore(db);
    const report = async (day: number, names: string[]) => {
      const buildId = `${day}`;
      const [found] = await reports.findBuilds({
        sourceId: 'ci',
        buildId,
        attempt: 1,
      });
      await reports.write(
        { ...found, buildId, attempt: 1, name: 'unit' },
        packedReport(names, { fingerprint: buildId }),
        NOW,
      );
    };
    await report(100, ['gone', 'held', 'overdue', 'steady']);
    await report(80, ['gone-too']);
    await report(3, ['steady']);
    const quarantine = async (name: string, ago: number) => {
      const { id } = await db('tests').where({ name }).first('id');
      await db('test_quarantines').insert({
        test_id: id,
        owner_ref: 'group:default/payments',
        reason: 'a clock',
        created_by: 'user:default/ana',
        created_at: 1,
        expires_at: NOW.getTime() - ago * DAY_MS,
      });
    };
    await quarantine('held', 89);
    await quarantine('overdue', 91);
    await remove();
    const seen = await db('tests').orderBy('name').select();
    expect(
      seen.map(({ name, last_seen_at }) => [name, Number(last_seen_at)]),
    ).toEqual([
      ['gone-too', Date.parse(daysAgo(80))],
      ['held', Date.parse(daysAgo(100))],
      // Nothing wrote so when it was seen again.
      ['steady', Date.parse(daysAgo(3))],
    ]);
    expect(await db('test_quarantines')).toHaveLength(1);
    expect(await db('pipelines').pluck('key')).toEqual(['ci']);
    expect(removed).toEqual({
      builds: 1,
      'test-reports': 1,
      quarantines: 1,
      tests: 2,
      pipelines: 1,
    });
  });

  it('says of a build without jobs whether they are gone', async () => {
    await builds.write('ci', { builds: [old(92), old(89)], jobs: [] });
    const reader = new BuildReader({
      store: builds,
      directory: {
        namedBy: () => [{ sourceId: 'ci', selector: { key: 'ci' } }],
      },
      jobsMs: 90 * DAY_MS,
      now: () => NOW,
      see: async () => () => true,
    });
    const ids: number[] = await db('builds').orderBy('id').pluck('id');
    const [first, second] = await Promise.all(
      ids.map(id =>
        reader.get({ id: String(id), entityRef: 'component:default/a' }),
      ),
    );
    expect([first.jobsKeptDays, second.jobsKeptDays]).toEqual([90, undefined]);
  });
});
