import { mockServices } from '@backstage/backend-test-utils';
import type { TestReportUpload } from '@callboard/backstage-plugin-build-health-node';
import { eachDatabase } from '@internal/test-kit';
import type { Knex } from 'knex';
import { junit, packed } from '../__testUtils__/junit';
import { build } from '../__testUtils__/reports';
import { execArgv } from '../__testUtils__/threadArguments';
import { DatabaseBuildStore } from '../database/DatabaseBuildStore';
import { DatabaseDeliveryStore } from '../database/DatabaseDeliveryStore';
import { DatabaseTestReportStore } from '../database/DatabaseTestReportStore';
import { openDatabase } from '../database/openDatabase';
import { PushSource } from '../push/PushSource';
import { TestIntake } from '../tests/TestIntake';
import { TestReportReader } from '../tests/TestReportReader';
import { Inbox } from './Inbox';
import { Sources } from './Sources';
import { TestInbox } from './TestInbox';

const { signal } = new AbortController();
const START = Date.parse('2026-11-27T03:00:00Z');
const upload = (change: Partial<TestReportUpload> = {}): TestReportUpload => ({
  buildId: '1',
  attempt: 1,
  name: 'unit',
  content: packed(junit([{ name: 'adds' }])),
  ...change,
});

eachDatabase(createDatabase => {
  let db: Knex;
  let builds: DatabaseBuildStore;
  let deliveries: DatabaseDeliveryStore;
  let now: Date;
  let read: jest.Mock;
  let changed: number[];
  let reader: TestReportReader;
  let deliveryKey = 0;
  beforeAll(() => {
    reader = new TestReportReader({ execArgv });
  });
  afterAll(() => reader.close());
  beforeEach(async () => {
    const knex = await createDatabase();
    db = await openDatabase(mockServices.database({ knex }));
    builds = new DatabaseBuildStore(db);
    deliveries = new DatabaseDeliveryStore(db);
    now = new Date(START);
    changed = [];
    read = jest.fn(reader.read.bind(reader));
  });

  const openIntake = (sources: Sources) =>
    new TestIntake({
      store: new DatabaseTestReportStore(db),
      reader: { read },
      sources,
      now: () => now,
    });
  const openSources = (repositories?: string[]) => {
    const sources = new Sources();
    sources.addSource(new PushSource({ id: 'ci', secrets: [], repositories }));
    sources.addSource(new PushSource({ id: 'other', secrets: [] }));
    return sources;
  };
  const shared = () => ({
    deliveries,
    logger: mockServices.logger.mock(),
    metrics: { received: () => {}, worked: () => {} },
    now: () => now,
  });
  const open = (repositories?: string[]) => {
    const sources = openSources(repositories);
    return new TestInbox({
      ...shared(),
      sources,
      intake: openIntake(sources),
      builds,
      onReports: ids => void changed.push(...ids),
    });
  };
  const add = async (...reports: TestReportUpload[]) => {
    const body = JSON.stringify({ reports });
    await deliveries.add(
      { sourceId: 'ci', key: `${deliveryKey++}`, kind: 'push', body },
      now,
    );
    const [{ id }] = await db('deliveries').orderBy('id', 'desc').select('id');
    await deliveries.handOn([id], now);
  };
  const pass = (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1_000);
  };
  const counts = async () => {
    const { waiting, dead } = (await deliveries.counts()).get('ci')!;
    return { waiting, dead, reports: (await db('test_reports')).length };
  };

  it('waits for a build for a day, less and less often, and then says that it never came', async () => {
    const inbox = open();
    const taken = jest.spyOn(deliveries, 'take');
    await add(upload());
    for (let next = START; next < START + 86_400_000; ) {
      now = new Date(next);
      await inbox.work(signal);
      next = Number((await db('deliveries').first('next_at')).next_at);
    }
    expect(await counts()).toEqual({ waiting: 1, dead: 0, reports: 0 });
    // Twice each, as it looks whether there is more.
    expect(taken.mock.calls.length / 2).toBeLessThan(40);
    expect(read).not.toHaveBeenCalled();
    pass(3_600);
    await inbox.work(signal);
    expect(await deliveries.readDead(9)).toMatchObject([
      {
        problem: 'reports.0 (unit): no build 1 of ci was told of yet',
      },
    ]);
  });

  it('keeps what came before its build, and empties the delivery', async () => {
    const inbox = open();
    await add(upload(), upload({ buildId: '2' }));
    await builds.write('ci', { builds: [build()], jobs: [] });
    await inbox.work(signal);
    expect(await counts()).toEqual({ waiting: 1, dead: 0, reports: 1 });
    await builds.write('ci', {
      builds: [build({ externalId: '2' })],
      jobs: [],
    });
    await inbox.work(signal);
    expect(await counts()).toMatchObject({ waiting: 1, reports: 1 });
    pass(6);
    await inbox.work(signal);
    expect(await counts()).toEqual({ waiting: 0, dead: 0, reports: 2 });
    expect(await db('deliveries').select('body')).toEqual([{ body: '' }]);
    // The first report was read again, and is no news.
    expect(changed).toHaveLength(2);
    const { set_id: first } = await db('test_reports').first('set_id');
    expect(await db('test_reports').where({ set_id: first })).toHaveLength(2);
  });

  it('gives up at once what is broken, and takes it again when it is told to', async () => {
    const inbox = open();
    await builds.write('ci', { builds: [build()], jobs: [] });
    await add(upload({ content: packed('<html/>') }), upload());
    await inbox.work(signal);
    expect(await counts()).toEqual({ waiting: 0, dead: 1, reports: 1 });
    const [{ id, problem }] = await deliveries.readDead(9);
    expect(problem).toMatch(/^reports\.0 \(unit\)\.content: it is no JUnit/);
    await deliveries.retry(id, now);
    await inbox.work(signal);
    expect(read).toHaveBeenCalledTimes(4);
    expect(await counts()).toEqual({ waiting: 0, dead: 1, reports: 1 });
  });

  it('takes no report on builds of another source, of a repository that its secret is not for', async () => {
    const inbox = open(['larkspur/*']);
    const foreign = { key: 'acme', name: 'CI', repository: 'acme/shop' };
    await builds.write('other', {
      builds: [build(), build({ externalId: '2', pipeline: foreign })],
      jobs: [],
    });
    const source = 'other';
    await add(upload({ source }), upload({ source, buildId: '2' }));
    await inbox.work(signal);
    expect(await counts()).toEqual({ waiting: 0, dead: 1, reports: 1 });
    const [{ problem }] = await deliveries.readDead(9);
    expect(problem).toBe(
      'reports.1 (unit).source: ci may not report on builds of acme/shop',
    );
  });

  it('keeps what a source was asked for as what is sent: once, and before its build', async () => {
    const asked = new Inbox({ ...shared(), sources: openSources(), builds });
    const polled = {
      builds: [build()],
      jobs: [],
      tests: [upload(), upload({ buildId: '2' })],
    };
    const work = async () => {
      await asked.work(signal);
      await open().work(signal);
    };
    for (let i = 0; i < 2; i++) {
      await asked.accept('ci', polled);
      await work();
    }
    expect(await counts()).toEqual({ waiting: 1, dead: 0, reports: 1 });
    // Nobody sent anything: a webhook is as silent as before.
    expect((await deliveries.counts()).get('ci')).not.toHaveProperty(
      'lastReceivedAt',
    );
    await builds.write('ci', {
      builds: [build({ externalId: '2' })],
      jobs: [],
    });
    pass(6);
    await work();
    expect(await counts()).toEqual({ waiting: 0, dead: 0, reports: 2 });
    const broken = {
      builds: [],
      jobs: [],
      tests: [upload({ content: 'PHg+' })],
    };
    await asked.accept('ci', broken);
    await work();
    await asked.accept('ci', broken);
    expect(await counts()).toEqual({ waiting: 0, dead: 1, reports: 2 });
    for (const [change, problem] of [
      [
        { content: 'P'.repeat(4_000_001) },
        /tests \(unit of build 1\)\.content/,
      ],
      [{ attempt: 0 }, /tests \(unit of build 1\)\.attempt/],
    ] as const) {
      await expect(
        asked.accept('ci', { ...polled, tests: [upload(), upload(change)] }),
      ).rejects.toThrow(problem);
    }
    expect(await db('deliveries')).toHaveLength(3);
  });

  it('waits for no provider without end, and counts it as no failure', async () => {
    const never = new Promise<never>(() => {});
    const hanging = { ...openSources().get('ci')!, read: () => never };
    const inbox = new TestInbox({
      ...shared(),
      sources: { get: () => hanging },
      intake: openIntake(openSources()),
      builds,
      readMs: 50,
    });
    await add(upload());
    await inbox.work(signal);
    expect(await counts()).toMatchObject({ waiting: 1, dead: 0 });
    const [row] = await db('deliveries').select('attempts', 'problem');
    expect(row).toEqual({
      attempts: 0,
      problem: expect.stringMatching(/not read it within 0.05 s/),
    });
  });

  it('tries again what failed for a reason of its own', async () => {
    const inbox = open();
    await builds.write('ci', { builds: [build()], jobs: [] });
    await add(upload());
    read.mockRejectedValueOnce(new Error('no thread'));
    await inbox.work(signal);
    expect(await counts()).toEqual({ waiting: 1, dead: 0, reports: 0 });
    pass(6);
    await inbox.work(signal);
    expect(await counts()).toEqual({ waiting: 0, dead: 0, reports: 1 });
  });
});
