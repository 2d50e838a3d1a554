import type { ResponseError } from '@backstage/errors';
import { componentEntity } from '@internal/test-kit';
import { as, startBuilds } from './__testUtils__/startBuilds';
import { at, build, job } from './__testUtils__/reports';

const ana = as('user:default/ana');
const ref = (name: string) => `component:default/${name}`;
const named = (name: string, repository: string) =>
  componentEntity({
    name,
    annotations: { 'github.com/project-slug': repository },
  });

const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => 'not refused',
    (error: ResponseError) => `${error.statusCode} ${error.body.error.message}`,
  );

describe('one build', () => {
  let started: Awaited<ReturnType<typeof startBuilds>>;
  let ids: string[];
  beforeAll(async () => {
    started = await startBuilds({
      entities: [
        named('ledger', 'larkspur/ledger'),
        named('books', 'larkspur/books'),
        named('docs', 'larkspur/docs'),
      ],
    });
    await started.push({
      builds: [
        build({ outcome: 'failure' }),
        build({ attempt: 2, startedAt: at(10), finishedAt: at(13) }),
      ],
      jobs: [
        job({ externalId: 'late', name: 'image', startedAt: at(3) }),
        job({ externalId: 'queued', name: 'deploy', startedAt: undefined }),
        job({
          outcome: 'failure',
          exitStatus: 1,
          failedStep: 'yarn test',
          finishIsEstimate: true,
        }),
        job({ externalId: 'again', attempt: 2, startedAt: at(10) }),
      ],
    });
    await started.workInbox();
    const { items } = await started.client.listBuilds(
      { entityRef: ref('ledger') },
      ana,
    );
    ids = items.sort((a, b) => a.attempt - b.attempt).map(({ id }) => id);
  });
  beforeEach(() => started.denied.clear());
  afterAll(() => started.stop());

  const get = (id: string, entityRef = ref('ledger')) =>
    started.client.getBuild({ id, entityRef }, ana);

  it('is shown with its own jobs in order of their start, and with all attempts', async () => {
    const { build: shown, pipelineName, attempts, jobs } = await get(ids[0]);
    expect(shown).toMatchObject({ attempt: 1, outcome: 'failure' });
    expect(pipelineName).toBe('CI');
    expect(attempts.map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
      [1, 'failure'],
      [2, 'success'],
    ]);
    expect(jobs.map(({ name }) => name)).toEqual(['unit', 'image', 'deploy']);
    expect(jobs[0]).toEqual({
      externalId: 'j1',
      name: 'unit',
      state: 'finished',
      outcome: 'failure',
      exitStatus: 1,
      failedStep: 'yarn test',
      startedAt: at(1),
      finishedAt: at(4),
      durationMs: 180_000,
      isEstimate: true,
    });
    expect((await get(ids[1])).jobs).toMatchObject([{ externalId: 'again' }]);
  });

  it('says whether its jobs are gone, where it has none', async () => {
    const endedDaysAgo = (days: number) => {
      const time = new Date(Date.now() - days * 86_400_000).toISOString();
      return build({
        pipeline: { key: 'docs', name: 'Docs', repository: 'larkspur/docs' },
        externalId: `${days}`,
        createdAt: time,
        startedAt: time,
        finishedAt: time,
        reportedAt: time,
      });
    };
    await started.push({ builds: [endedDaysAgo(100), endedDaysAgo(80)] });
    await started.workInbox();
    const docs = ref('docs');
    const { items } = await started.client.listBuilds({ entityRef: docs }, ana);
    const kept = await Promise.all(
      items.map(async ({ id, externalId }) => [
        externalId,
        (await get(id, docs)).jobsKeptDays,
      ]),
    );
    expect(kept).toEqual([
      ['80', undefined],
      ['100', 90],
    ]);
    expect(await get(ids[0])).not.toHaveProperty('jobsKeptDays');
  });

  it('counts in its week, for whoever may read it', async () => {
    const weeksOf = (entityRef: string, weeks?: number) =>
      started.client.getWeeksOfEntity({ entityRef, weeks }, ana);
    const { weeks, pipelines } = await weeksOf(ref('ledger'), 53);
    expect(weeks).toHaveLength(53);
    expect(pipelines).toMatchObject([{ name: 'CI' }]);
    expect((await weeksOf(ref('ledger'))).weeks).toHaveLength(13);
    expect((await weeksOf(ref('books'))).pipelines).toEqual([]);
    expect(await refusal(weeksOf(ref('nobody')))).toMatch(/^404 No entity/);
    expect(await refusal(weeksOf(ref('ledger'), 54))).toMatch(/^400.*weeks/);
    started.denied.add('catalog.entity.read');
    expect(await refusal(weeksOf(ref('ledger')))).toMatch(/^404 No entity/);
    started.denied.add('build-health.build.read');
    expect(await refusal(weeksOf(ref('ledger')))).toBe(
      '403 You may not read builds',
    );
  });

  it('is there for nobody by an entity that does not name its pipeline', async () => {
    expect(await refusal(get(ids[0], ref('books')))).toBe(
      `404 ${ref('books')} has no build ${ids[0]}`,
    );
    expect(await refusal(get(ids[0], ref('nobody')))).toMatch(/^404 No entity/);
    expect(await refusal(get('99999'))).toMatch(/^404/);
    expect(await refusal(get('1x'))).toMatch(/^400/);
    started.denied.add('build-health.build.read');
    expect(await refusal(get(ids[0]))).toBe('403 You may not read builds');
  });
});
