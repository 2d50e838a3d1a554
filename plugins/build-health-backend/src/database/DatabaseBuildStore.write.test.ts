import type {
  BuildReport,
  JobReport,
} from '@callboard/backstage-plugin-build-health-common';
import { eachDatabase } from '@internal/test-kit';
import type { Knex } from 'knex';
import { emptyBuilds, openBuildStore } from '../__testUtils__/buildStore';
import { at, build, job } from '../__testUtils__/reports';
import type { DatabaseBuildStore } from './DatabaseBuildStore';

/** A run from its beginning to a second attempt, as a provider tells it. */
const RUNNING = build({
  state: 'running',
  outcome: undefined,
  finishedAt: undefined,
  reportedAt: at(1),
});
const STORY: BuildReport[] = [
  build({
    state: 'queued',
    outcome: undefined,
    startedAt: undefined,
    finishedAt: undefined,
    queueMs: undefined,
    reportedAt: at(0),
  }),
  RUNNING,
  build({ outcome: 'failure' }),
  build({
    attempt: 2,
    state: 'running',
    outcome: undefined,
    reportedAt: at(6),
  }),
  build({ attempt: 2, finishedAt: at(9), reportedAt: at(9) }),
  // Its finish is estimated: what a provider has in its place moves later, and the run may have waited for somebody before.
  build({
    externalId: '2',
    outcome: 'action-required',
    finishedAt: at(2),
    finishIsEstimate: true,
    reportedAt: at(2),
  }),
  ...[6, 4, 5].map(minute =>
    build({
      externalId: '2',
      finishedAt: at(minute),
      finishIsEstimate: true,
      reportedAt: at(minute),
    }),
  ),
  // It failed first, and somebody had a part of it tried again.
  ...[3, 7, 9].map(minute =>
    build({
      externalId: '3',
      outcome: minute === 3 ? 'failure' : 'success',
      finishedAt: at(minute),
      finishIsEstimate: true,
      reportedAt: at(minute),
    }),
  ),
  // Its jobs tell when it ended, after or before somebody guesses.
  ...[8, 11].map(minute =>
    build({
      externalId: '4',
      finishedAt: at(minute),
      finishIsEstimate: minute === 8,
      reportedAt: at(minute),
    }),
  ),
  ...[7, 12].map(minute =>
    build({
      externalId: '5',
      finishedAt: at(minute),
      finishIsEstimate: minute === 12,
      reportedAt: at(12),
    }),
  ),
  // Of another pipeline, with the same id.
  build({
    pipeline: { key: 'docs', name: 'Docs' },
    branch: 'main',
    reportedAt: at(2),
  }),
];
const JOBS: JobReport[] = [
  job({ state: 'running', outcome: undefined, reportedAt: at(1) }),
  job({ outcome: 'failure', failedStep: 'yarn test' }),
  job({ attempt: 2, externalId: 'j2', reportedAt: at(8) }),
];

/** All orders would be too many; these are some of them, each time others. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  const rest = [...list];
  const found: T[] = [];
  for (let n = seed; rest.length > 0; n = (n * 48_271 + 11) % 2_147_483_647) {
    found.push(...rest.splice(n % rest.length, 1));
  }
  return found;
}

eachDatabase(createDatabase => {
  let db: Knex;
  let store: DatabaseBuildStore;

  beforeAll(async () => {
    ({ db, store } = await openBuildStore(createDatabase));
  });

  beforeEach(() => emptyBuilds(db));

  /** Without the ids, which say in which order the rows came. */
  const rows = async () => ({
    builds: (
      await db('builds')
        .join('pipelines', 'pipelines.id', 'builds.pipeline_id')
        .orderBy(['pipelines.key', 'external_id', 'attempt'])
        .select('builds.*', 'pipelines.key')
    ).map(({ id, pipeline_id, ...row }) => row),
    jobs: (await db('jobs').orderBy('external_id')).map(
      ({ id, pipeline_id, ...row }) => row,
    ),
    pipelines: (await db('pipelines').orderBy('key')).map(
      ({ id, ...row }) => row,
    ),
  });
  const ofCi = async () => {
    const pipelines = await store.readPipelines();
    return pipelines.find(({ key }) => key === 'ci')!.id;
  };

  it('keeps the same whatever the order of reports, one by one or together, once or twice', async () => {
    await store.write('github', { builds: STORY, jobs: JOBS });
    const expected = await rows();
    expect(expected.builds).toMatchObject([
      { attempt: 1, state: 'finished', outcome: 'failure' },
      { attempt: 2, state: 'finished', outcome: 'success' },
      { external_id: '2', outcome: 'success' },
      { external_id: '3', outcome: 'success' },
      { external_id: '4', outcome: 'success' },
      { external_id: '5', outcome: 'success' },
      { key: 'docs' },
    ]);
    expect(
      expected.builds
        .slice(2, 6)
        .map(row => new Date(Number(row.finished_at)).toISOString()),
    ).toEqual([at(4), at(7), at(11), at(7)]);
    expect(expected.jobs).toMatchObject([
      { external_id: 'j1', outcome: 'failure', failed_step: 'yarn test' },
      { external_id: 'j2', attempt: 2 },
    ]);
    for (const seed of [3, 17, 5_001, 77_777, 123_456, 999_983]) {
      await db('pipelines').delete();
      for (const one of shuffled([...STORY, ...JOBS, ...STORY], seed)) {
        await store.write('github', {
          builds: 'pipeline' in one ? [one] : [],
          jobs: 'pipeline' in one ? [] : [one],
        });
      }
      expect(await rows()).toEqual(expected);
    }
  });

  it('keeps the past of a job that was removed and came back, whose builds have the same ids', async () => {
    const own = { externalId: 'x#3', url: 'https://x/3' };
    /** What is told of one of them while it runs, and once it has ended. */
    const told = (minute: number) => {
      const times = { createdAt: at(minute), startedAt: at(minute) };
      const ended = build({
        ...own,
        ...times,
        outcome: 'failure',
        finishIsEstimate: true,
        finishedAt: at(minute + 5),
        reportedAt: at(minute + 6),
      });
      const running = { state: 'running', reportedAt: at(minute + 1) } as const;
      return [
        { ...ended, ...running, outcome: undefined, finishedAt: undefined },
        ended,
      ];
    };
    const repeat = build({ externalId: 'x#4', rebuildOf: 'x#3' });
    const [begun] = told(3_600);
    const write = async (one: BuildReport) => {
      const stage = job({ ...one, buildId: 'x#3', externalId: '3/1' });
      const jobs = one === repeat ? [] : [stage];
      await store.write('jenkins', { builds: [one], jobs });
    };
    const olderId = (minute: number) => `x#3@${Date.parse(at(minute))}`;
    // The end of the second may be known or not.
    for (const second of [told(1_800), told(1_800).slice(0, 1)]) {
      await db('pipelines').delete();
      const story = [...told(0), repeat, ...second, begun];
      for (const one of story) await write(one);
      const expected = await rows();
      expect(expected.builds).toMatchObject([
        { external_id: 'x#3', state: 'running', url: own.url },
        { external_id: olderId(0), state: 'finished', url: null },
        { external_id: olderId(1_800), state: second.at(-1)!.state },
        { external_id: 'x#4', rebuild_of: olderId(0) },
      ]);
      expect(expected.jobs.map(row => row.build_external_id)).toEqual([
        'x#3',
        olderId(0),
        olderId(1_800),
      ]);
      // What another build repeats is said by its own report.
      const others = ({ builds, ...rest }: typeof expected) => ({
        ...rest,
        builds: builds.map(({ rebuild_of, ...row }) => row),
      });
      for (const seed of [3, 17, 77_777]) {
        await db('pipelines').delete();
        const mixed = shuffled([...story, ...story], seed);
        for (const one of mixed) await write(one);
        expect(others(await rows())).toEqual(others(expected));
      }
    }
  });

  it('says what a write has changed, and nothing of what was known', async () => {
    expect(await store.write('github', { builds: STORY, jobs: JOBS })).toEqual({
      changedPipelines: [await ofCi()],
      changed: 9,
    });
    expect(await store.write('github', { builds: STORY, jobs: JOBS })).toEqual({
      changedPipelines: [],
      changed: 0,
    });
    // It does not open what has finished.
    await store.write('github', {
      builds: [{ ...RUNNING, reportedAt: at(30) }],
      jobs: [],
    });
    const [first] = await store.readAttempts(await ofCi(), '1');
    expect(first).toMatchObject({ state: 'finished', outcome: 'failure' });
  });

  it('says that a finish was mended, and not that it was known', async () => {
    const estimated = (minute: number) =>
      build({
        finishedAt: at(minute),
        finishIsEstimate: true,
        reportedAt: at(minute),
      });
    const changedBy = async (minute: number) =>
      (await store.write('github', { builds: [estimated(minute)], jobs: [] }))
        .changed;
    expect([await changedBy(6), await changedBy(9)]).toEqual([1, 1]);
    expect([await changedBy(5), await changedBy(7)]).toEqual([1, 0]);
    const [found] = await store.readAttempts(await ofCi(), '1');
    expect(found).toMatchObject({ finishedAt: at(5), finishIsEstimate: true });
  });

  it('keeps a build though a text of it has what PostgreSQL cannot keep', async () => {
    await store.write('any-ci', {
      builds: [build({ title: 'a\0b' })],
      jobs: [job({ name: 'c\0d' })],
    });
    const [{ id }] = await store.readPipelines();
    const [kept] = await store.readAttempts(id, '1');
    expect(kept.title).toBe('a\ufffdb');
    const [{ name }] = await store.readJobs(id, '1', 1);
    expect(name).toBe('c\ufffdd');
  });
});
