import { mockServices } from '@backstage/backend-test-utils';
import type { BuildReport } from '@callboard/backstage-plugin-build-health-common';
import { eachDatabase } from '@internal/test-kit';
import { countTurns } from '../__testUtils__/countTurns';
import { build } from '../__testUtils__/reports';
import { DatabaseBuildStore } from '../database/DatabaseBuildStore';
import { DatabaseHealthStore } from '../database/DatabaseHealthStore';
import { DatabaseTestStore } from '../database/DatabaseTestStore';
import { openDatabase } from '../database/openDatabase';
import { PipelineFiguresReader } from './PipelineFiguresReader';
import { WeeksReader } from './WeeksReader';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = new Date('2026-11-27T12:00:00Z');
const LEDGER = 'component:default/ledger';

/** A build of so many minutes that ended then. */
const ended = (
  key: string,
  time: string,
  minutes: number,
  change: Partial<BuildReport> = {},
) => {
  const startedAt = new Date(Date.parse(time) - minutes * MINUTE).toISOString();
  return build({
    pipeline: { key, name: key, repository: 'o/r', defaultBranch: 'main' },
    externalId: `${key} ${time}`,
    sha: undefined,
    createdAt: startedAt,
    startedAt,
    finishedAt: time,
    reportedAt: time,
    queueMs: 10_000,
    ...change,
  });
};

/** So many builds of a day, a minute apart, each a minute longer than the one before. */
const many = (key: string, date: string, count: number) =>
  Array.from({ length: count }, (_, i) =>
    ended(
      key,
      new Date(Date.parse(`${date}T06:00:00Z`) + i * MINUTE).toISOString(),
      i + 1,
    ),
  );

eachDatabase(createDatabase => {
  it('tells each week of its own builds, and of weeks without any that nothing is known', async () => {
    const knex = await createDatabase();
    const db = await openDatabase(mockServices.database({ knex }));
    const store = new DatabaseBuildStore(db);
    const health = new DatabaseHealthStore(db);
    await store.write('any', {
      builds: [
        // Sunday before the window.
        ended('a', '2026-10-25T23:59:59.999Z', 5),
        // Its first Monday.
        ended('a', '2026-10-26T00:00:00.000Z', 7, { outcome: 'cancelled' }),
        // Red over a week without builds.
        ended('a', '2026-11-08T12:00:00.000Z', 3, { outcome: 'failure' }),
        ended('a', '2026-11-17T12:00:00.000Z', 4, { queueMs: undefined }),
        // Of two pipelines 30 builds of 1 to 15 minutes: p95 is that of all of them.
        ...many('a', '2026-11-25', 15),
        ...many('b', '2026-11-26', 15),
      ],
      jobs: [],
    });
    for (const id of await health.findDirty(10)) {
      while (await health.rollUpNext(id));
    }
    const reader = new WeeksReader({
      store,
      health,
      directory: {
        namedBy: ref =>
          ref === LEDGER
            ? [{ sourceId: 'any', selector: { repository: 'o/r' } }]
            : undefined,
      },
      see: async () => ref => ref === LEDGER,
      now: () => NOW,
    });

    const { weeks, pipelines } = await reader.read({
      entityRef: 'Component:default/Ledger',
      weeks: 5,
    });
    const few = { hasVerdict: false, interval: expect.anything() };
    const tenSeconds = { n: 1, p50: 10_000, max: 10_000 };
    expect(weeks).toEqual([
      {
        week: '2026-W44',
        from: '2026-10-26',
        successRate: { n: 0, successes: 0, hasVerdict: false },
        leftOut: { cancelled: 1 },
        queue: tenSeconds,
        redMs: 0,
      },
      {
        week: '2026-W45',
        from: '2026-11-02',
        successRate: { n: 1, successes: 0, rate: 0, ...few },
        leftOut: {},
        queue: tenSeconds,
        redMs: 12 * HOUR,
      },
      { week: '2026-W46', from: '2026-11-09', redMs: 7 * 24 * HOUR },
      {
        week: '2026-W47',
        from: '2026-11-16',
        successRate: { n: 1, successes: 1, rate: 1, ...few },
        leftOut: {},
        duration: { n: 1, p50: 4 * MINUTE, max: 4 * MINUTE },
        redMs: 36 * HOUR,
      },
      {
        week: '2026-W48',
        from: '2026-11-23',
        isCurrent: true,
        successRate: {
          n: 30,
          successes: 30,
          rate: 1,
          hasVerdict: true,
          interval: { low: expect.closeTo(0.8865, 4), high: 1 },
        },
        leftOut: {},
        duration: {
          n: 30,
          p50: 8 * MINUTE,
          p95: 15 * MINUTE,
          max: 15 * MINUTE,
        },
        queue: { n: 30, p50: 10_000, p95: 10_000, max: 10_000 },
        redMs: 0,
      },
    ]);

    const [a, b] = pipelines;
    expect([a.name, b.name]).toEqual(['a', 'b']);
    const ofOne = await reader.read({
      entityRef: LEDGER,
      pipelineId: b.id,
      weeks: 2,
    });
    // Nothing of the other pipeline, and nothing known of the week before.
    expect(ofOne.weeks).toMatchObject([
      { week: '2026-W47', from: '2026-11-16' },
      { successRate: { n: 15 }, duration: { n: 15 } },
    ]);
    expect(Object.keys(ofOne.weeks[0])).toEqual(['week', 'from']);
    await expect(
      reader.read({ entityRef: LEDGER, pipelineId: '99', weeks: 1 }),
    ).rejects.toThrow(`${LEDGER} has no pipeline 99`);
    await expect(
      reader.read({ entityRef: 'component:default/hidden', weeks: 1 }),
    ).rejects.toThrow('No entity component:default/hidden');
  });

  it('shows trunk of a folder with more jobs of pull requests than are looked at', async () => {
    const knex = await createDatabase();
    const db = await openDatabase(mockServices.database({ knex }));
    const store = new DatabaseBuildStore(db);
    const health = new DatabaseHealthStore(db);
    const branches = Array.from({ length: 60 }, (_, i) => `PR-${i + 1}`);
    for (const some of [[...branches, 'main'], ['PR-61']]) {
      await store.write('any', {
        builds: some.map(branch =>
          ended(`shop/${branch}`, '2026-11-26T06:00:00Z', 5, { branch }),
        ),
        jobs: [],
      });
    }
    for (const id of await health.findDirty(100)) {
      while (await health.rollUpNext(id));
    }
    const reader = new WeeksReader({
      store,
      health,
      directory: {
        namedBy: () => [{ sourceId: 'any', selector: { key: 'shop/' } }],
      },
      see: async () => () => true,
      now: () => NOW,
    });
    const { weeks, pipelines } = await reader.read({
      entityRef: LEDGER,
      weeks: 1,
    });
    expect(weeks[0].successRate).toMatchObject({ n: 1 });
    expect(pipelines).toHaveLength(62);
    expect(pipelines.slice(0, 2).map(({ name }) => name)).toEqual([
      'shop/main',
      'shop/PR-61',
    ]);
  });

  it('lets others work while many pipelines are summed up', async () => {
    const knex = await createDatabase();
    const db = await openDatabase(mockServices.database({ knex }));
    const store = new DatabaseBuildStore(db);
    const health = new DatabaseHealthStore(db);
    await store.write('any', {
      builds: Array.from({ length: 110 }, (_, i) =>
        ended(`${i}`, '2026-11-26T12:00:00.000Z', 5),
      ),
      jobs: [],
    });
    const pipelines = await store.readPipelines();
    const ids = pipelines.map(({ id }) => id);
    const sums = await countTurns(() =>
      health.readSums(ids, { from: 0, withQueues: true }),
    );
    expect(sums).toBeGreaterThan(3);
    const reader = new PipelineFiguresReader({
      store,
      health,
      tests: new DatabaseTestStore(db),
      sources: { get: () => undefined },
    });
    const all = await countTurns(() =>
      reader.read(pipelines, { days: 365, now: NOW }),
    );
    // Single builds of each are read beside, and after that.
    expect(all).toBeGreaterThan(5);
  });
});
