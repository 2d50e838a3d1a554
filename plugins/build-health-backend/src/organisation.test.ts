import type { ResponseError } from '@backstage/errors';
import { componentEntity, withRelations } from '@internal/test-kit';
import { build, job } from './__testUtils__/reports';
import { as, startBuilds } from './__testUtils__/startBuilds';

const ana = as('user:default/ana');
const service = (name: string, owner: string | undefined, repository = name) =>
  componentEntity({
    name,
    title: `The ${name}`,
    owner,
    annotations: { 'github.com/project-slug': `larkspur/${repository}` },
  });
const entities = withRelations([
  service('ledger', 'group:default/books'),
  // Two services of one team share a repository.
  service('ledger-ui', 'group:default/books', 'ledger'),
  service('cards', 'group:default/payments'),
  service('fx', undefined),
  service('lab', 'user:default/erik'),
  service('unbuilt', 'group:default/books'),
  componentEntity({ name: 'bare', owner: 'group:default/books' }),
]);

const NOW = Date.now();
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();
const ended = (repository: string, minutes: number, change: object = {}) =>
  build({
    pipeline: {
      key: `${repository}/ci`,
      name: `CI of ${repository}`,
      repository: `larkspur/${repository}`,
      defaultBranch: 'main',
    },
    externalId: `${minutes}`,
    createdAt: ago(minutes + 10),
    startedAt: ago(minutes + 9),
    finishedAt: ago(minutes),
    reportedAt: ago(minutes),
    sha: minutes.toString(16).padStart(40, '0'),
    ...change,
  });
const failed = { outcome: 'failure' } as const;

describe('the organisation', () => {
  let started: Awaited<ReturnType<typeof startBuilds>>;
  beforeAll(async () => {
    started = await startBuilds({ entities });
    const { push, workInbox } = started;
    const answer = await push({
      builds: [
        ...Array.from({ length: 25 }, (_, i) => ended('ledger', 500 - i)),
        ended('ledger', 100, failed),
        ended('ledger', 60, failed),
        ...Array.from({ length: 25 }, (_, i) =>
          ended('cards', 500 - i, i % 2 ? failed : {}),
        ),
        ended('fx', 300, failed),
        ended('lab', 200),
        // A fork is nobody's trunk.
        ended('lab', 20, { ...failed, isFork: true }),
      ],
      jobs: [
        job({
          name: 'old',
          externalId: 'j0',
          buildId: '100',
          ...failed,
          pipelineKey: 'ledger/ci',
        }),
        ...['unit', 'lint', 'e2e', 'image', 'docs'].map((name, i) =>
          job({
            pipelineKey: 'ledger/ci',
            buildId: '60',
            externalId: `j${i + 1}`,
            name,
            startedAt: ago(70 - i),
            ...(name !== 'lint' && failed),
            ...(name === 'e2e' && { isSoftFailure: true }),
          }),
        ),
      ],
    });
    if (answer.status !== 202) throw new Error(await answer.text());
    await workInbox();
  });
  beforeEach(() => started.denied.clear());
  afterAll(() => started.stop());

  const read = (days?: number) =>
    started.client.getOrganisationBuilds({ days }, ana);

  it('shows what is red now, the longest first, with what failed last', async () => {
    const { services, red, redCount, days } = await read();
    expect({ services, redCount, days }).toEqual({
      services: 5,
      redCount: 3,
      days: 90,
    });
    expect(red).toMatchObject([
      { entityRef: 'component:default/fx', failedJobs: [] },
      {
        entityRef: 'component:default/ledger',
        title: 'The ledger',
        ownerRef: 'group:default/books',
        pipelineName: 'CI of ledger',
        since: ago(100),
        firstRed: { externalId: '100' },
        failedJobs: ['unit', 'image', 'docs'],
        brokenTests: 0,
        flakyTests: 0,
      },
      { entityRef: 'component:default/ledger-ui' },
    ]);
    expect(red[0]).not.toHaveProperty('ownerRef');
  });

  it('ranks owners by their pooled rate, each pipeline once, those without a verdict last', async () => {
    const { teams, at } = await read(30);
    expect(teams).toMatchObject([
      {
        ownerRef: 'group:default/payments',
        services: 1,
        red: 0,
        successRate: { n: 25, successes: 13 },
        duration: { n: 13, p50: 540_000 },
      },
      {
        ownerRef: 'group:default/books',
        services: 2,
        red: 2,
        successRate: { n: 27, successes: 25 },
        flakyTests: 0,
      },
      // Nobody's, and a person's.
      {
        services: 2,
        red: 1,
        successRate: { n: 2, successes: 1, hasVerdict: false },
      },
    ]);
    expect(teams[2]).not.toHaveProperty('ownerRef');
    const [payments, books] = teams;
    // Twelve reds of a minute each; and the one that lasts, which two services share.
    expect(payments.redMs).toBe(12 * 60_000);
    expect(books.redMs).toBe(Date.parse(at) - Date.parse(ago(100)));
  });

  it('opens a number of an owner into the builds that it is of', async () => {
    const list = (
      request: Parameters<typeof started.client.listOwnedBuilds>[0],
    ) => started.client.listOwnedBuilds(request, ana);
    const of = (
      ownerRef: string,
      request: Omit<Parameters<typeof list>[0], 'ownerRef'> = {},
    ) => list({ ownerRef, days: 30, ...request });
    const books = await of('group:default/books', { limit: 20 });
    expect(books).toMatchObject({
      services: 2,
      totals: { counted: 27, failed: 2, timed: 25, untimed: 0, leftOut: {} },
    });
    expect(books.items).toHaveLength(20);
    const { nextCursor } = books.pageInfo;
    const next = await of('group:default/books', { cursor: nextCursor });
    expect(next.items).toHaveLength(7);
    expect(next.pageInfo).toEqual({});
    const failures = await of('group:default/books', { part: 'failed' });
    expect(failures.items).toMatchObject(
      ['60', '100'].map(externalId => ({
        build: { externalId, outcome: 'failure' },
        pipelineName: 'CI of ledger',
      })),
    );
    expect((await of('none', { part: 'left-out' })).items).toMatchObject([
      { entityRef: 'component:default/lab', leftOut: 'fork' },
    ]);
    const wrong = await list({}).catch((error: ResponseError) => error);
    expect(wrong).toMatchObject({ statusCode: 400 });
  });

  it('has what has changed since in its next answer', async () => {
    const { push, workInbox } = started;
    await push({ builds: [ended('ledger', 5)], jobs: [] });
    await workInbox();
    const { red, teams } = await read(30);
    expect(red.map(({ entityRef }) => entityRef)).toEqual([
      'component:default/fx',
    ]);
    expect(teams[1]).toMatchObject({
      ownerRef: 'group:default/books',
      red: 0,
      successRate: { n: 28, successes: 26 },
      redMs: 95 * 60_000,
    });
  });

  it('answers nothing of what the caller does not see, and nobody who may not read builds', async () => {
    started.denied.add('catalog.entity.read');
    expect(await read()).toMatchObject({
      services: 0,
      red: [],
      redCount: 0,
      teams: [],
    });
    const books = { ownerRef: 'group:default/books' };
    expect(await started.client.listOwnedBuilds(books, ana)).toMatchObject({
      items: [],
      totals: { counted: 0, leftOut: {} },
      services: 0,
    });
    const hidden = await started.client
      .listOwnedBuilds({ entityRef: 'component:default/ledger' }, ana)
      .catch((error: ResponseError) => error);
    expect(hidden).toMatchObject({ statusCode: 404 });
    started.denied.add('build-health.build.read');
    const refused = await read().catch((error: ResponseError) => error);
    expect(refused).toMatchObject({ statusCode: 403 });
    const unread = await started.client
      .listOwnedBuilds(books, ana)
      .catch((error: ResponseError) => error);
    expect(unread).toMatchObject({ statusCode: 403 });
    const wrong = await started.client
      .getOrganisationBuilds({ days: 400 }, ana)
      .catch((error: ResponseError) => error);
    expect(wrong).toMatchObject({ statusCode: 400 });
  });
});
