import type { BuildReport } from '@callboard/backstage-plugin-build-health-common';
import { eachDatabase, statementsOf } from '@internal/test-kit';
import type { Knex } from 'knex';
import { emptyBuilds, openBuildStore } from '../__testUtils__/buildStore';
import { countTurns } from '../__testUtils__/countTurns';
import { at, build, job } from '../__testUtils__/reports';
import type { BuildRecord } from './BuildStore';
import type { DatabaseBuildStore } from './DatabaseBuildStore';

eachDatabase(createDatabase => {
  let db: Knex;
  let store: DatabaseBuildStore;

  beforeAll(async () => {
    ({ db, store } = await openBuildStore(createDatabase));
  });

  beforeEach(() => emptyBuilds(db));

  const ofCi = async () => {
    const pipelines = await store.readPipelines();
    return pipelines.find(({ key }) => key === 'ci')!.id;
  };

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
    const [, middle] = await store.readBuilds({ pipelineIds, limit: 2 });
    const before = middle.orderedAt;
    expect(await count({ before })).toBe(28);
    expect(await count({ before, isTrunk: true })).toBe(18);
    const [first] = await store.readBuilds({ pipelineIds, before, limit: 1 });
    expect(await count({ before, after: first })).toBe(27);
    expect(await count({ before, isTrunk: true, after: first })).toBe(18);
  });

  it('reads the last builds of trunk of many pipelines with one statement, each by its latest attempt', async () => {
    const keys = ['a', 'b', 'without'];
    const many = keys.flatMap((key, k) =>
      Array.from({ length: 12 }, (_, i) =>
        build({
          pipeline: { key, name: key, defaultBranch: 'main' },
          externalId: `${key}${i}`,
          // Every second one of `b` was tried again, at once.
          attempt: 1,
          finishedAt: at(10 + i),
          branch: key === 'without' || i % 3 === 0 ? 'fix' : 'main',
        }),
      ).flatMap((one, i) =>
        k === 1 && i % 2 === 1 ? [one, { ...one, attempt: 2 }] : [one],
      ),
    );
    await store.write('github', {
      builds: [
        ...many,
        build({
          pipeline: { key: 'a', name: 'a', defaultBranch: 'main' },
          externalId: 'running',
          state: 'running',
          outcome: undefined,
          finishedAt: undefined,
        }),
      ],
      jobs: [],
    });
    const pipelines = await store.readPipelines();
    const ids = pipelines.map(({ id }) => id);
    let found = new Map<number, BuildRecord[]>();
    const statements = await statementsOf(db, async () => {
      found = await store.readLastTrunks([...ids, 99_999], 4);
    });
    expect(statements).toHaveLength(1);
    const shown = Object.fromEntries(
      pipelines.map(({ id, key }) => [
        key,
        found
          .get(id)
          ?.map(({ externalId, attempt }) => `${externalId}.${attempt}`),
      ]),
    );
    expect(shown).toEqual({
      a: ['a7.1', 'a8.1', 'a10.1', 'a11.1'],
      b: ['b7.2', 'b8.1', 'b10.1', 'b11.2'],
      without: undefined,
    });
    expect(found.size).toBe(2);
    // More pipelines than a statement takes values.
    const all = Array.from({ length: 70_000 }, (_, i) => i);
    expect((await store.readLastTrunks(all, 1)).size).toBe(2);
    expect((await store.readLastTrunks([], 1)).size).toBe(0);
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
