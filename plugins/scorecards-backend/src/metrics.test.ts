import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { AuthenticationError, InputError } from '@backstage/errors';
import {
  agesOf,
  measuredIntake,
  measuredResults,
  measuredRuns,
} from './measured';
import { createScorecardsMetrics } from './metrics';
import { WorkQueue } from './runtime/WorkQueue';

function setUp() {
  const counted: unknown[] = [];
  const gauges = new Map<string, () => Promise<unknown[]>>();
  const metrics = createScorecardsMetrics(
    metricsServiceMock.mock({
      createCounter: (name: string) => ({
        add: (value: number, labels?: object) =>
          counted.push([name, value, labels]),
      }),
      createHistogram: (name: string) => ({
        record: (value: number, labels?: object) =>
          counted.push([name, value >= 0, labels]),
      }),
      createObservableGauge: (name: string) => ({
        addCallback: callback => {
          gauges.set(name, async () => {
            const seen: unknown[] = [];
            await callback({
              observe: (...observed: unknown[]) => seen.push(observed),
            });
            return seen;
          });
        },
        removeCallback: () => {},
      }),
    }),
  );
  return { metrics, counted, read: (name: string) => gauges.get(name)!() };
}

const LEDGER = 'component:default/ledger';
const CARDS = 'component:default/cards';

describe('measures', () => {
  it('of results count what was kept, by causes', async () => {
    const { metrics, counted } = setUp();
    const write = jest.fn(async () => ({ seq: 1, conflicts: [CARDS] }));
    const results = measuredResults({ write, read: async () => [] }, metrics);
    const change = {
      changedAt: 0,
      cause: { kind: 'fact', fact: 'test/size' },
    } as const;
    const result = { factsSeq: 1, rulesSeq: 1, packed: {} };
    const news = {
      results: [LEDGER, CARDS].map(entityRef => ({ entityRef, ...result })),
      resultChanges: [LEDGER, CARDS].map(entityRef => ({
        ...{ entityRef, checkNumber: 1, from: 1, to: 2 },
        ...change,
      })),
      levelChanges: [
        {
          ...{ entityRef: LEDGER, scorecardNumber: 1, version: 1 },
          ...change,
        },
      ],
    };
    expect(await results.write(news)).toEqual({ seq: 1, conflicts: [CARDS] });
    expect(write).toHaveBeenCalledWith(news);
    const labels = { cause: 'fact' };
    expect(counted).toEqual([
      ['scorecards.results.judged', 1, undefined],
      ['scorecards.changes.total', 1, { what: 'check', ...labels }],
      ['scorecards.changes.total', 1, { what: 'level', ...labels }],
    ]);
  });

  it('of runs tell how they ended', async () => {
    const { metrics, counted } = setUp();
    const ended = jest.fn(async () => true);
    const runs = measuredRuns({ begin: async () => '7', end: ended }, metrics);
    const id = await runs.begin({ providerId: 'test', at: 0 });
    const end = { id, state: 'partial' as const, at: 1 };
    await runs.end({ ...end, entities: 1, changed: 0, failed: 1 });
    expect(ended).toHaveBeenCalledTimes(1);
    expect(counted).toEqual([
      [
        'scorecards.collector_run.duration',
        true,
        { provider: 'test', state: 'partial' },
      ],
    ]);
  });

  it('of pushes tell what was taken in and refused', async () => {
    const { metrics, counted } = setUp();
    const answers = [
      new InputError('facts[0]'),
      new Error('no database'),
      { accepted: 3, changed: 1, ignored: [{ entityRef: LEDGER, fact: 'a' }] },
    ];
    const token = {} as never;
    const intake = measuredIntake(
      {
        authenticate: async sent => {
          if (!sent) throw new AuthenticationError('no');
          return token;
        },
        take: async () => {
          const answer = answers.shift()!;
          if (answer instanceof Error) throw answer;
          return answer;
        },
      },
      metrics,
    );
    const take = () => intake.take(token, Buffer.alloc(0));
    await expect(intake.authenticate(undefined)).rejects.toThrow('no');
    expect(await intake.authenticate('x')).toBe(token);
    await expect(take()).rejects.toThrow('facts[0]');
    await expect(take()).rejects.toThrow('no database');
    expect(await take()).toMatchObject({ accepted: 3 });
    expect(counted).toEqual([
      ['scorecards.pushes.total', 1, { outcome: 'unauthorized' }],
      ['scorecards.pushes.total', 1, { outcome: 'refused' }],
      ['scorecards.pushes.total', 1, { outcome: 'failed' }],
      ['scorecards.pushes.total', 1, { outcome: 'accepted' }],
      ['scorecards.pushed_facts.total', 3, { outcome: 'accepted' }],
      ['scorecards.pushed_facts.total', 1, { outcome: 'ignored' }],
    ]);
  });

  it('of drafts and notices', async () => {
    const { metrics, counted } = setUp();
    expect(await metrics.timeWhatIf(async () => 7)).toBe(7);
    await expect(
      metrics.timeWhatIf(() => Promise.reject(new Error('away'))),
    ).rejects.toThrow('away');
    metrics.countNotice('digest', 'sent');
    expect(counted).toEqual([
      ['scorecards.what_if.duration', true, undefined],
      ['scorecards.what_if.duration', true, undefined],
      ['scorecards.notices.total', 1, { kind: 'digest', result: 'sent' }],
    ]);
  });

  it('show the queue, the age of collectors and exemptions', async () => {
    const { metrics, read } = setUp();
    const queue = new WorkQueue();
    metrics.watchQueue(() => queue.length);
    const waiting = [
      queue.run(async () => 1),
      queue.run(() => Promise.reject(new Error('no'))).catch(() => 2),
    ];
    expect(await read('scorecards.queue.length')).toEqual([[2]]);
    await Promise.all(waiting);
    await new Promise(setImmediate);
    expect(await read('scorecards.queue.length')).toEqual([[0]]);

    const provider = { providerId: 'test', kind: 'pull' } as const;
    metrics.watchAges(async () =>
      agesOf(
        [
          { ...provider, lastOkAt: 1_000 },
          { ...provider, providerId: 'new' },
          { providerId: 'ci', kind: 'push' },
        ],
        61_000,
      ),
    );
    expect(await read('scorecards.collector.age')).toEqual([
      [60, { provider: 'test' }],
    ]);

    metrics.watchExemptions(async state => (state === 'approved' ? 3 : 0));
    expect(await read('scorecards.exemptions.count')).toEqual([
      [0, { state: 'requested' }],
      [3, { state: 'approved' }],
    ]);
  });
});
