import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import type { Knex } from 'knex';
import { exception, packedReport } from '../__testUtils__/packedReport';
import { at, build, job } from '../__testUtils__/reports';
import { judgeTests } from '../tests/judgeTests';
import { DatabaseBuildStore } from './DatabaseBuildStore';
import { DatabaseTestReportStore } from './DatabaseTestReportStore';
import { DatabaseTestStore } from './DatabaseTestStore';
import { DatabaseTestVerdictStore } from './DatabaseTestVerdictStore';
import { openDatabase } from './openDatabase';

const NAMES = ['broken', 'calm', 'flaky', 'lost'];
const BUILDS = 60;
const NOW = new Date(at(BUILDS));
const failed = (name: string) =>
  exception(name, { outcome: 'failed', tries: 1 });

/** What did not pass in the build of a minute. */
function exceptionsAt(minute: number) {
  return [
    ...(minute % 10 === 5 ? [exception('flaky')] : []),
    ...(minute > 55 ? [failed('broken')] : []),
    ...(minute === 7 ? [failed('lost')] : []),
  ];
}

eachDatabase(createDatabase => {
  let db: Knex;
  let store: DatabaseTestStore;
  let verdicts: DatabaseTestVerdictStore;
  let pipelineId: number;
  let changed: number[];

  beforeEach(async () => {
    const knex = await createDatabase();
    db = await openDatabase(mockServices.database({ knex }));
    store = new DatabaseTestStore(db);
    verdicts = new DatabaseTestVerdictStore(db);
    const reports = new DatabaseTestReportStore(db);
    const minutes = Array.from({ length: BUILDS }, (_, i) => i);
    await new DatabaseBuildStore(db).write('github', {
      builds: minutes.map(minute =>
        build({
          externalId: `${minute}`,
          sha: minute.toString(16).padStart(40, '0'),
          createdAt: at(minute),
          startedAt: at(minute),
          url: `https://ci.example/${minute}`,
        }),
      ),
      // Its agent was lost; another one, which was tried again, counts.
      jobs: [
        job({ buildId: '7', externalId: 'lost', isInfrastructure: true }),
        job({ buildId: '5', externalId: 'once', isInfrastructure: true }),
        job({ buildId: '5', externalId: 'again', retryOf: 'once' }),
      ],
    });
    for (const minute of minutes) {
      const buildId = `${minute}`;
      const wanted = { sourceId: 'github', buildId, attempt: 1 };
      const [found] = await reports.findBuilds(wanted);
      pipelineId = found.pipelineId;
      await reports.write(
        { ...found, buildId, attempt: 1, name: 'unit' },
        packedReport(NAMES, {
          fingerprint: buildId,
          exceptions: exceptionsAt(minute),
        }),
        NOW,
      );
    }
  });

  const judge = async (now = NOW) => {
    const found = await judgeTests(verdicts, pipelineId, now);
    const due = { pipelineId, changedAt: 0 };
    changed = await verdicts.writeVerdicts(due, found, now);
    return found;
  };
  const list = async (query: object = {}) =>
    (
      await store.listTests({ pipelineIds: [pipelineId], limit: 9, ...query })
    ).items.map(({ name, verdict }) => [name, verdict]);
  const idOf = async (name: string) =>
    Number((await db('tests').where({ name }).first('id')).id);

  it('calls tests by what their runs say, and leaves those alone that always passed', async () => {
    expect(await list()).toEqual([]);
    await judge();
    expect(await list()).toEqual([
      ['broken', 'broken'],
      ['flaky', 'flaky'],
    ]);
    expect(await list({ verdict: 'flaky' })).toEqual([['flaky', 'flaky']]);
    expect(await list({ pipelineIds: [] })).toEqual([]);
    // More pipelines than a statement takes values.
    const pipelineIds = Array.from({ length: 70_000 }, (_, i) => i);
    expect(await list({ pipelineIds })).toHaveLength(2);
    expect(await store.testCounts(pipelineIds, NOW)).toHaveProperty('size', 1);
    expect(
      await store.listQuarantine(pipelineIds, { now: NOW, limit: 1 }),
    ).toEqual([]);
    const broken = await store.readTest(await idOf('broken'));
    expect(broken).toMatchObject({
      pipelineName: 'CI',
      suitePath: ['a', 'b'],
      file: 'x.ts',
      brokenSince: Date.parse(at(56)),
      firstSeenAt: Date.parse(at(0)),
      lastSeenAt: Date.parse(at(59)),
      lastFailureAt: Date.parse(at(59)),
    });
    const flaky = await store.readTest(await idOf('flaky'));
    expect(flaky).toMatchObject({
      n: 59,
      failures: 6,
      sameCommit: { passedAgain: 6, of: 6 },
    });
    expect(await store.readTest(9_999)).toBeUndefined();
  });

  it('keeps a verdict over a good day, and takes it back when it is too old', async () => {
    await judge();
    const before = await db('tests').where({ name: 'flaky' }).first();
    const ids = [await idOf('broken'), await idOf('flaky')].sort();
    expect(changed.sort()).toEqual(ids);
    await judge();
    expect(changed).toEqual([]);
    expect(await db('tests').where({ name: 'flaky' }).first()).toEqual(before);
    const later = new Date(NOW.getTime() + 61 * 86_400_000);
    await judge(later);
    expect(await list()).toEqual([
      ['broken', 'unknown'],
      ['flaky', 'unknown'],
    ]);
    // Nothing more can be said of them, however often they are looked at.
    expect(await judge(later)).toEqual([]);
    // What failed last is still known.
    expect(await store.readTest(await idOf('flaky'))).toMatchObject({
      lastFailureAt: Date.parse(at(55)),
    });
  });

  it('says nothing any more of a test that trunk does not run', async () => {
    const reports = new DatabaseTestReportStore(db);
    const days = (n: number) => new Date(NOW.getTime() + n * 86_400_000);
    const runAt = async (date: Date, names: string[]) => {
      const moment = date.toISOString();
      const buildId = moment;
      await new DatabaseBuildStore(db).write('github', {
        builds: [
          build({ externalId: buildId, createdAt: moment, startedAt: moment }),
        ],
        jobs: [],
      });
      await reports.write(
        { pipelineId, at: date.getTime(), buildId, attempt: 1, name: 'unit' },
        packedReport(names, { fingerprint: buildId }),
        date,
      );
    };
    await judge();
    for (let n = 1; n <= 19; n++) await runAt(days(n / 2), ['calm', 'flaky']);
    await judge(days(9.9));
    expect(await list({ verdict: 'broken' })).toHaveLength(1);
    await runAt(days(10), ['calm', 'flaky']);
    await judge(days(10));
    expect(await list({ verdict: 'broken' })).toEqual([]);
    expect(await list({ verdict: 'flaky' })).toEqual([['flaky', 'flaky']]);
  });

  it('reads thousands of reports, the newest first, each once', async () => {
    const { set_id } = await db('test_reports').first('set_id');
    const rows = Array.from({ length: 2_300 }, (_, i) => ({
      pipeline_id: pipelineId,
      build_external_id: `old ${i}`,
      attempt: 1,
      name: 'unit',
      fingerprint: 'x',
      set_id,
      passed: 1,
      failed: 0,
      errored: 0,
      skipped: 0,
      first_failed: 0,
      // Many builds of one moment.
      at: 1_000 + Math.floor(i / 700),
    }));
    await db.batchInsert('test_reports', rows, 200);
    const read = (limit: number, since = 0) =>
      verdicts.readReports(pipelineId, { since: new Date(since), limit });
    const all = await read(9_999);
    expect(new Set(all.map(({ id }) => id)).size).toBe(2_300 + BUILDS);
    const moments = all.map(one => one.at);
    expect(moments).toEqual([...moments].sort((a, b) => b - a));
    expect(await read(1_500)).toEqual(all.slice(0, 1_500));
    expect(await read(9_999, 5_000)).toEqual(all.slice(0, BUILDS));
  });

  it('goes on where a page ended', async () => {
    await judge();
    const pipelineIds = [pipelineId];
    const first = await store.listTests({ pipelineIds, limit: 1 });
    expect(first).toMatchObject({ items: [{ name: 'broken' }], total: 2 });
    const after = first.items[0].position;
    expect(await list({ after })).toEqual([['flaky', 'flaky']]);
  });

  it('lists what failed in an attempt of a build, before anything is held of it too', async () => {
    const failedIn = async (minute: number) =>
      list({
        failedIn: Number(
          (
            await db('builds')
              .where({ external_id: `${minute}` })
              .first('id')
          ).id,
        ),
      });
    // Nothing was judged yet.
    expect(await failedIn(7)).toEqual([['lost', undefined]]);
    await judge();
    expect(await failedIn(57)).toEqual([['broken', 'broken']]);
    // It passed when it was tried again in the same report.
    expect(await failedIn(55)).toEqual([]);
    expect(await list({ failedIn: 9_999 })).toEqual([]);
    const [id] = await db('builds').where({ external_id: '57' }).pluck('id');
    expect(await list({ failedIn: Number(id), pipelineIds: [] })).toEqual([]);
  });

  it('knows what failed last', async () => {
    expect(await store.readLastFailure(await idOf('flaky'))).toEqual({
      at: Date.parse(at(55)),
      message: "flaky is not 'b'",
      text: undefined,
      buildUrl: 'https://ci.example/55',
    });
    expect(await store.readLastFailure(await idOf('calm'))).toBeUndefined();
  });

  it('knows when the last report came, and how many tests there are once they were counted', async () => {
    const [row] = await db('test_evaluations').where({
      pipeline_id: pipelineId,
    });
    const changedAt = Number(row.changed_at);
    const read = async () => [
      ...(await store.testReports([pipelineId, 99])).entries(),
    ];
    expect(await read()).toEqual([[pipelineId, { lastReportAt: changedAt }]]);
    const found = await judgeTests(verdicts, pipelineId, NOW);
    await verdicts.writeVerdicts({ pipelineId, changedAt }, found, NOW);
    expect(await read()).toEqual([
      [pipelineId, { lastReportAt: changedAt, seen: NAMES.length }],
    ]);
    const pipelineIds = Array.from({ length: 70_000 }, (_, i) => i);
    expect(await store.testReports(pipelineIds)).toHaveProperty('size', 1);
  });

  it('counts what is broken and flaky, without what is in quarantine until that ends', async () => {
    await judge();
    const counts = async (now = NOW) => [
      ...(await store.testCounts([pipelineId, 99], now)).entries(),
    ];
    expect(await counts()).toEqual([[pipelineId, { broken: 1, flaky: 1 }]]);
    const quarantine = {
      ownerRef: 'group:default/payments',
      reason: 'a clock',
      createdBy: 'user:default/ana',
      createdAt: NOW.getTime(),
      expiresAt: NOW.getTime() + 1_000,
    };
    const testId = await idOf('flaky');
    expect(await store.quarantine(testId, quarantine)).toEqual(quarantine);
    expect(await counts()).toEqual([[pipelineId, { broken: 1, flaky: 0 }]]);
    const later = new Date(NOW.getTime() + 1_000);
    expect(await counts(later)).toEqual([
      [pipelineId, { broken: 1, flaky: 1 }],
    ]);
    const extended = { ...quarantine, expiresAt: NOW.getTime() + 9_000 };
    const byBen = { createdBy: 'user:default/ben', createdAt: 1 };
    expect(await store.quarantine(testId, { ...extended, ...byBen })).toEqual(
      extended,
    );
    expect(await counts(later)).toEqual([
      [pipelineId, { broken: 1, flaky: 0 }],
    ]);
    const listed = (limit: number, isLive?: boolean) =>
      store.listQuarantine([pipelineId], { now: later, limit, isLive });
    expect(await listed(9)).toMatchObject([
      { name: 'flaky', quarantine: extended },
    ]);
    // One that has ended does not stand in the way, though it ended first.
    const ended = { ...quarantine, expiresAt: 5 };
    await store.quarantine(await idOf('broken'), ended);
    const names = async (...given: Parameters<typeof listed>) =>
      (await listed(...given)).map(({ name }) => name);
    expect(await names(9)).toEqual(['broken', 'flaky']);
    expect(await names(1)).toEqual(['flaky']);
    expect(await names(9, true)).toEqual(['flaky']);
    await store.endQuarantine(await idOf('broken'));
    expect(await store.endQuarantine(testId)).toBe(true);
    expect(await store.endQuarantine(testId)).toBe(false);
    expect(await listed(9)).toEqual([]);
  });

  it('gives quarantines that end soon, until their owner was reminded of that end', async () => {
    await judge();
    const testId = await idOf('flaky');
    const put = (expiresAt: number) =>
      store.quarantine(testId, {
        ownerRef: 'group:default/payments',
        reason: 'a clock',
        createdBy: 'user:default/ana',
        createdAt: NOW.getTime(),
        expiresAt,
      });
    const ending = async (before: number) =>
      (await store.listEnding({ before, limit: 9 })).map(({ name }) => name);
    await put(5_000);
    expect(await ending(5_000)).toEqual([]);
    expect(await ending(5_001)).toEqual(['flaky']);
    await store.setReminded(testId, 5_000);
    expect(await ending(5_001)).toEqual([]);
    await put(9_000);
    expect(await ending(9_001)).toEqual(['flaky']);
  });
});
