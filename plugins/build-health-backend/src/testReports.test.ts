import { componentEntity } from '@internal/test-kit';
import { junit, packed } from './__testUtils__/junit';
import { build } from './__testUtils__/reports';
import { as, startBuilds } from './__testUtils__/startBuilds';

const ana = as('user:default/ana');
const ledger = componentEntity({
  name: 'ledger',
  annotations: { 'github.com/project-slug': 'larkspur/ledger' },
});
const upload = (change: object = {}) => ({
  buildId: '1',
  attempt: 1,
  name: 'unit',
  content: packed(junit([{ name: 'adds' }])),
  ...change,
});

describe('reports of tests', () => {
  let started: Awaited<ReturnType<typeof startBuilds>>;
  beforeEach(async () => {
    started = await startBuilds({ entities: [ledger] });
  });
  afterEach(() => started.stop());

  const send = async (body: object) => {
    const answer = await started.push(body);
    expect([answer.status, await answer.text()]).toEqual([202, '']);
    await started.workInbox();
    await started.workTests();
  };
  const source = async () => (await started.client.listSources(ana)).items[0];
  const problems = async () =>
    (await started.client.listDeadDeliveries(ana)).items.map(
      ({ problem }) => problem,
    );

  it('are worked in after their builds, and wait for those that come later', async () => {
    await send({ builds: [build()], reports: [upload()] });
    expect(await source()).toMatchObject({ waiting: 0, dead: 0 });
    await send({ reports: [upload({ buildId: '2' })] });
    expect(await source()).toMatchObject({ waiting: 1, dead: 0 });
    expect(await problems()).toEqual([]);
  });

  it('are told of with the pipelines of their entities', async () => {
    const testsOf = async () => {
      const { items } = await started.client.getBuildsOfEntities(
        { entityRefs: ['component:default/ledger'] },
        ana,
      );
      return items[0]!.pipelines.map(({ tests }) => tests);
    };
    await send({ builds: [build()] });
    expect(await testsOf()).toEqual([undefined]);
    const before = new Date().toISOString();
    await send({ reports: [upload()] });
    const [tests] = await testsOf();
    expect(tests).toEqual({
      seen: 1,
      flaky: 0,
      broken: 0,
      lastReportAt: expect.any(String),
    });
    expect(tests!.lastReportAt >= before).toBe(true);
  });

  it('say what is wrong with one, and keep the others and the builds', async () => {
    await send({
      builds: [build()],
      reports: [
        upload(),
        upload({ name: 'cut', content: packed('<testsuite><testcase') }),
      ],
    });
    const [problem, ...others] = await problems();
    expect(others).toEqual([]);
    expect(problem).toMatch(
      /^reports\.1 \(cut\)\.content: it is broken or cut off \(line 1: .*\)$/,
    );
    const { items } = await started.client.listBuilds(
      { entityRef: 'component:default/ledger' },
      ana,
    );
    expect(items).toHaveLength(1);
  });

  it('of a source that there is not are refused at once', async () => {
    const answer = await started.push({
      reports: [upload({ source: 'nobody' })],
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(
      'reports.0.source: there is no source nobody; there are any-ci',
    );
  });

  it('name their pipeline where builds of two have one id', async () => {
    const builds = [
      build(),
      build({ pipeline: { key: 'docs', name: 'Docs' } }),
    ];
    await send({ builds, reports: [upload()] });
    expect(await problems()).toEqual([
      'reports.0 (unit).pipelineKey: 2 pipelines of any-ci have a build 1: name one',
    ]);
    await send({ reports: [upload({ pipelineKey: 'docs' })] });
    expect(await source()).toMatchObject({ waiting: 0, dead: 1 });
  });

  it('may take 4 MB together, and no more', async () => {
    const content = (megabytes: number) =>
      Buffer.from(`<testsuite>${' '.repeat(megabytes * 750_000)}`).toString(
        'base64',
      );
    const small = { reports: [upload({ content: content(3) })] };
    expect((await started.push(small)).status).toBe(202);
    const large = { reports: [upload({ content: content(4) })] };
    expect((await started.push(large)).status).toBe(413);
  });
});
