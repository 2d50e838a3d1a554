import { mockServices } from '@backstage/backend-test-utils';
import type {
  BuildReport,
  JobReport,
} from '@callboard/backstage-plugin-build-health-common';
import { eachDatabase } from '@internal/test-kit';
import type { Knex } from 'knex';
import { countTurns } from '../__testUtils__/countTurns';
import { at, build, job } from '../__testUtils__/reports';
import type { BuildRecord } from './BuildStore';
import { DatabaseBuildStore } from './DatabaseBuildStore';
import { openDatabase } from './openDatabase';

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

  beforeEach(async () => {
    const knex = await createDatabase();
    db = await openDatabase(mockServices.database({ knex }));
    store = new DatabaseBuildStore(db);
  });

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

  it('knows of times what was said, and of others nothing', async () => {
    await store.write('github', {
      builds: [
        build({ queueMs: undefined, startIsEstimate: true, startedAt: at(0) }),
      ],
      jobs: [],
    });
    const [found] = await store.readAttempts(await ofCi(), '1');
    expect(found).toMatchObject({
      startedAt: at(0),
      startIsEstimate: true,
      finishedAt: at(5),
    });
    expect(found).not.toHaveProperty('queueMs');
    expect(found).not.toHaveProperty('finishIsEstimate');
    expect(found).not.toHaveProperty('pullRequest');
  });

  it('tells trunk once the default branch is known, and never of forks', async () => {
    const pipeline = { key: 'ci', name: 'CI' };
    const of = (change: Partial<BuildReport>) => build({ pipeline, ...change });
    await store.write('github', {
      builds: [
        of({ externalId: 'own' }),
        of({ externalId: 'other', branch: 'fix' }),
        of({ externalId: 'fork', isFork: true }),
        of({ externalId: 'nobody knows', branch: undefined }),
      ],
      jobs: [],
    });
    const trunkOf = async (externalId: string) =>
      (await store.readAttempts(await ofCi(), externalId))[0].isTrunk;
    expect(await trunkOf('own')).toBeUndefined();
    expect(await trunkOf('fork')).toBe(false);
    await store.write('github', {
      builds: [build({ externalId: 'later' })],
      jobs: [],
    });
    expect(await trunkOf('own')).toBe(true);
    expect(await trunkOf('other')).toBe(false);
    expect(await trunkOf('fork')).toBe(false);
    expect(await trunkOf('nobody knows')).toBeUndefined();
  });

  it('lists the newest first, page by page, by branch, trunk and outcome', async () => {
    const many = Array.from({ length: 30 }, (_, i) =>
      build({
        externalId: `${i}`,
        // Two at a time.
        createdAt: at(Math.floor(i / 2)),
        finishedAt: at(20 + i),
        branch: i % 3 === 0 ? 'fix' : 'main',
        outcome: i % 5 === 0 ? 'failure' : 'success',
      }),
    );
    await store.write('github', { builds: many, jobs: [] });
    const pipelineIds = [await ofCi()];
    const seen: string[] = [];
    let after: { orderedAt: number; id: number } | undefined;
    for (;;) {
      const page = await store.readBuilds({ pipelineIds, limit: 7, after });
      if (page.length === 0) break;
      seen.push(...page.map(({ externalId }) => externalId));
      after = page.at(-1);
    }
    expect(seen).toEqual(many.map(({ externalId }) => externalId).reverse());
    const count = async (query: object) =>
      (await store.readBuilds({ pipelineIds, limit: 100, ...query })).length;
    expect(await count({ branch: 'fix' })).toBe(10);
    expect(await count({ isTrunk: true })).toBe(20);
    expect(await count({ outcomes: ['failure'] })).toBe(6);
    expect(await count({ pipelineIds: [] })).toBe(0);
    const trunk = await store.readTrunk(pipelineIds[0], {
      since: new Date(at(30)),
      limit: 5,
    });
    expect(trunk.map(({ externalId }) => externalId)).toEqual([
      '23',
      '25',
      '26',
      '28',
      '29',
    ]);
  });

  it('lists builds of several pipelines in one order, over years, and lets others work meanwhile', async () => {
    const DAY = 1_440;
    const many = Array.from({ length: 60 }, (_, i) => {
      // Some of the same moment; of a clock that is ahead, then many, then none for a while.
      const step = Math.floor(i / 4);
      const minute = step < 1 ? 9 * DAY : -step * 700;
      const createdAt = at(
        step < 10 ? minute : minute - 600 * DAY * (step - 9),
      );
      return build({
        pipeline: { key: `p${i % 3}`, name: 'CI', defaultBranch: 'main' },
        externalId: `${i}`,
        createdAt,
        startedAt: undefined,
        finishedAt: undefined,
        branch: i % 4 === 0 ? 'fix' : 'main',
        outcome: i % 5 === 0 ? 'failure' : 'success',
      });
    });
    await store.write('github', { builds: many, jobs: [] });
    const pipelineIds = (await store.readPipelines()).map(({ id }) => id);
    const all = (
      await Promise.all(
        pipelineIds.map(id =>
          store.readBuilds({ pipelineIds: [id], limit: 99 }),
        ),
      )
    )
      .flat()
      .sort((a, b) => b.orderedAt - a.orderedAt || b.id - a.id)
      .map(({ externalId, branch, outcome }) => ({
        externalId,
        branch,
        outcome,
      }));
    expect(all).toHaveLength(60);
    const listed = async (query: object) => {
      const seen: BuildRecord[] = [];
      for (;;) {
        const after = seen.at(-1);
        const page = { pipelineIds, limit: 7, after, ...query };
        const found = await store.readBuilds(page);
        if (found.length === 0) return seen.map(({ externalId }) => externalId);
        seen.push(...found);
      }
    };
    const wanted = (isWanted: (one: (typeof all)[0]) => boolean) =>
      all.filter(isWanted).map(({ externalId }) => externalId);
    expect(await listed({})).toEqual(wanted(() => true));
    expect(await listed({ branch: 'fix' })).toEqual(
      wanted(({ branch }) => branch === 'fix'),
    );
    expect(await listed({ outcomes: ['failure'] })).toEqual(
      wanted(({ outcome }) => outcome === 'failure'),
    );
    const turns = await countTurns(() => listed({ branch: 'none' }));
    // One for each stretch.
    expect(turns).toBeGreaterThan(5);
  });

  it('finds the pipeline of a build of a source', async () => {
    await store.write('github', {
      builds: [build({ externalId: '77' })],
      jobs: [],
    });
    expect(await store.findPipelineKey('github', '77')).toBe('ci');
    expect(await store.findPipelineKey('github', '78')).toBeUndefined();
    expect(await store.findPipelineKey('jenkins', '77')).toBeUndefined();
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

  it('counts no job that another one tried again', async () => {
    await store.write('buildkite', {
      builds: [build()],
      jobs: [
        job({ outcome: 'failure' }),
        job({ externalId: 'j2', retryOf: 'j1', startedAt: at(5) }),
        job({ externalId: 'j3', name: 'lint', startedAt: at(6) }),
      ],
    });
    const jobs = await store.readJobs(await ofCi(), '1', 1);
    expect(jobs.map(one => [one.externalId, one.isSuperseded])).toEqual([
      ['j1', true],
      ['j2', undefined],
      ['j3', undefined],
    ]);
  });
});
