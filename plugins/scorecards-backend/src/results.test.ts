import { HOUR, T0 } from './database/__testUtils__/openStores';
import { PLATFORM } from './__testUtils__/documents';
import {
  ana,
  ben,
  CARDS,
  LEDGER,
  LEDGER_UI,
  VAULT,
} from './__testUtils__/people';
import { refusal, startApi, type Api } from './__testUtils__/startApi';

const SIZE = 'basics/size';

describe('results of services', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi();
    await api.push({ [LEDGER_UI]: true });
    api.clock.at += HOUR / 2;
    await api.push({ [LEDGER_UI]: false });
    api.clock.at += HOUR / 2;
    await api.push({ [LEDGER_UI]: true, [CARDS]: false });
  });
  beforeEach(() => api.denied.clear());
  afterAll(() => api.stop());

  it('answers in the order of the request, and null for what the caller does not see or there is not', async () => {
    const entityRefs = [
      'Component:Default/Ledger-UI',
      VAULT,
      'component:default/no',
      CARDS,
    ];
    const { items } = await api.client.getScorecardsOfEntities(
      { entityRefs },
      ben,
    );
    expect(items.map(item => item?.entityRef ?? null)).toEqual([
      LEDGER_UI,
      null,
      null,
      CARDS,
    ]);
    expect(items[0]?.scorecards).toMatchObject([
      {
        scorecard: 'basics',
        title: 'Basics',
        level: 'silver',
        levelTitle: 'Silver',
        position: 2,
        lastChange: {
          from: 'bronze',
          to: 'silver',
          at: new Date(T0 + HOUR).toISOString(),
          cause: { kind: 'fact', fact: 'ci/docs', title: 'Documentation' },
        },
        weeks: [...Array(12).fill(null), 2],
      },
    ]);
    expect(items[3]?.next).toMatchObject({
      check: 'basics/docs',
      kind: 'fix',
      effortMinutes: 480,
      lifts: [{ scorecard: 'basics', level: 'silver', together: 1 }],
    });
    const seen = await api.client.getScorecardsOfEntities(
      { entityRefs: [VAULT] },
      ana,
    );
    expect(seen.items[0]?.entityRef).toBe(VAULT);
  });

  it('tells all of a service in three statements', async () => {
    await api.client.getScorecardsOfEntity(LEDGER, ana);
    api.clock.at += 5_000;
    let detail!: Awaited<ReturnType<Api['client']['getScorecardsOfEntity']>>;
    const statements = await api.stores.statementsOf(async () => {
      detail = await api.client.getScorecardsOfEntity(LEDGER, ana);
    });
    expect(statements.length).toBeLessThanOrEqual(3);
    expect(detail.checks).toEqual([
      expect.objectContaining({
        check: SIZE,
        state: 'fail',
        title: 'Two copies run',
        level: 'bronze',
        category: 'copies',
        weight: 1,
        effortMinutes: 120,
        why: expect.stringMatching(
          /^Wanted: .*2.*; actual: 1 copy \(all in one zone\)\.$/,
        ),
      }),
      expect.objectContaining({ check: 'basics/docs', state: 'unknown' }),
      expect.objectContaining({
        check: 'basics/drill',
        countsFrom: '2027-01-01',
      }),
    ]);
    expect(detail.steps[0]).toMatchObject({
      check: SIZE,
      lifts: [{ level: 'bronze', together: 1 }],
    });
    expect(detail.campaigns).toEqual([
      {
        id: 'grow',
        title: 'Two copies of everything',
        endsOn: '2026-12-31',
        isDone: false,
      },
    ]);
    expect(detail.changes).toMatchObject([
      {
        check: SIZE,
        from: 'unknown',
        to: 'fail',
        cause: { kind: 'fact', title: 'Size' },
      },
    ]);
    expect(detail.categories.map(({ id }) => id)).toEqual(['copies', 'words']);
    await expect(
      api.client.getScorecardsOfEntity(VAULT, ben),
    ).rejects.toMatchObject(refusal(404));
  });

  it('explains a failed check with what is wanted, what is so, how to fix it and who decides', async () => {
    const why = await api.client.explainCheck(
      { entityRef: LEDGER, check: SIZE },
      ana,
    );
    expect(why).toMatchObject({
      result: { check: SIZE, state: 'fail' },
      passes: {
        kind: 'leaf',
        truth: 'false',
        decides: true,
        fact: { name: 'test/size', isStale: false },
      },
      toPass: [{ fact: 'test/size' }],
      entityTitle: 'The ledger',
      ownerRef: 'group:default/ledger',
      scorecard: { id: 'basics', title: 'Basics', version: 1 },
      levelTitle: 'Bronze',
      keeper: PLATFORM,
      lastChange: { fact: 'test/size', from: { value: 0 }, to: { value: 1 } },
      rationale: {
        text: 'One falls over.',
        standard: {
          id: 'rules',
          anchor: 'two',
          title: 'Our rules',
          sentence: 'Each service has two copies.',
        },
      },
      fix: {
        text: expect.stringMatching(/^Give ledger more than 1 copy/),
        effortMinutes: 120,
      },
      refresh: { canReadNow: true },
      mayAskExemption: true,
      approvers: [PLATFORM],
      othersMissed: 2,
    });
    const strange = await api.client.explainCheck(
      { entityRef: LEDGER, check: SIZE },
      ben,
    );
    expect(strange.mayAskExemption).toBe(false);
    // The vault fails too, and is not for this caller to count; the orphan is not known.
    expect(strange.othersMissed).toBe(1);
    await expect(
      api.client.explainCheck({ entityRef: VAULT, check: SIZE }, ben),
    ).rejects.toMatchObject(
      refusal(404, /^There is no component:default\/vault$/),
    );
    await expect(
      api.client.explainCheck({ entityRef: LEDGER, check: 'basics/no' }, ana),
    ).rejects.toMatchObject(refusal(404));
  });

  it('tells facts and their changes, page by page, of services that are seen', async () => {
    const { facts } = await api.client.getFactsOfEntity(LEDGER_UI, ana);
    expect(
      facts.filter(({ fact }) => !fact.startsWith('standards/')),
    ).toMatchObject([
      {
        fact: 'ci/docs',
        title: 'Documentation',
        reading: { value: true },
        isStale: false,
      },
      {
        fact: 'test/size',
        title: 'Size',
        reading: { value: 2 },
        runId: expect.any(String),
      },
    ]);
    const first = await api.client.listFactChanges(
      { entityRef: LEDGER_UI, limit: 1 },
      ana,
    );
    expect(first.items).toMatchObject([
      {
        fact: 'ci/docs',
        title: 'Documentation',
        from: { value: false },
        to: { value: true },
      },
    ]);
    const second = await api.client.listFactChanges(
      { entityRef: LEDGER_UI, limit: 1, cursor: first.pageInfo.nextCursor },
      ana,
    );
    expect(second).toMatchObject({
      items: [{ from: { value: true }, to: { value: false } }],
      pageInfo: {},
    });
    for (const asked of [
      api.client.getFactsOfEntity(VAULT, ben),
      api.client.listFactChanges({ entityRef: VAULT }, ben),
      api.client.refreshFacts({ entityRef: VAULT }, ben),
    ]) {
      await expect(asked).rejects.toMatchObject(refusal(404));
    }
    expect(api.collectOne).not.toHaveBeenCalled();
  });

  it('reads facts again for those who may', async () => {
    expect(await api.client.refreshFacts({ entityRef: LEDGER }, ana)).toEqual({
      read: ['test'],
      notRead: [],
    });
    const problem = 'connect ECONNREFUSED 10.0.0.7:443';
    api.collectOne.mockResolvedValue({
      read: [],
      failed: [{ provider: 'test', title: 'Test', problem }],
      later: [],
    });
    const reasonFor = async () =>
      (await api.client.refreshFacts({ entityRef: LEDGER }, ana)).notRead[0]
        .reason;
    expect(await reasonFor()).toBe(problem);
    api.denied.add('scorecards.collector.manage');
    expect(await reasonFor()).toMatch(/^Test could not read it; /);
    api.denied.add('scorecards.fact.refresh');
    await expect(
      api.client.refreshFacts({ entityRef: LEDGER }, ana),
    ).rejects.toMatchObject(refusal(403));
    expect(api.collectOne).toHaveBeenCalledTimes(3);
  });
});
