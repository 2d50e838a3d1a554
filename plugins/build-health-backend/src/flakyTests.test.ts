import { mockCredentials } from '@backstage/backend-test-utils';
import type { ResponseError } from '@backstage/errors';
import {
  TESTS_SIGNAL_CHANNEL,
  estimatePrior,
  testEvidence,
  testHealth,
  type TestSummary,
} from '@callboard/backstage-plugin-build-health-common';
import { componentEntity, groupEntity, userEntity } from '@internal/test-kit';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports -- histories whose truth is known are no part of the package
import { generateHistory } from '../../build-health-common/src/domain/__testUtils__/generateHistories';
import { pushesOf, type PlayedTest } from './__testUtils__/pushedHistory';
import { build } from './__testUtils__/reports';
import { as, startBuilds } from './__testUtils__/startBuilds';

const ana = as('user:default/ana');
const DAY_MS = 86_400_000;
const LEDGER = 'component:default/ledger';
const entities = [
  componentEntity({
    name: 'ledger',
    owner: 'payments',
    annotations: { 'github.com/project-slug': 'larkspur/ledger' },
  }),
  componentEntity({ name: 'bare' }),
  groupEntity({ name: 'payments' }),
  userEntity({ name: 'ana' }),
];

/** As it comes from the generator, but for its time, which ended an hour ago. */
function playHistory(): PlayedTest[] {
  const tests = generateHistory({
    seed: 1_004,
    tests: 60,
    commits: 130,
    brokenShare: 0.3,
    storms: 0.02,
    lostAgents: 0.02,
  });
  const last = Math.max(
    ...tests.flatMap(({ runs }) => runs.map(one => one.at)),
  );
  const shift = Date.now() - 3_600_000 - last;
  return tests.map(({ id, runs }) => ({
    id,
    runs: runs.map(run => ({ ...run, at: run.at + shift })),
  }));
}

/** What the statistics say of the very same runs. */
function judge(tests: readonly PlayedTest[]) {
  const evidence = tests.map(({ runs }) => testEvidence(runs));
  const prior = estimatePrior(evidence);
  return new Map(
    tests.map(({ id }, i) => [id, testHealth(evidence[i], { prior })]),
  );
}

const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => 'not refused',
    (error: ResponseError) => `${error.statusCode} ${error.body.error.message}`,
  );

describe('flaky tests', () => {
  let started: Awaited<ReturnType<typeof startBuilds>>;
  let history: PlayedTest[];
  let listed: TestSummary[];
  let judgedSignals: object[];
  const testsSignal = {
    recipients: { type: 'broadcast' },
    channel: TESTS_SIGNAL_CHANNEL,
    message: { pipelineIds: ['1'] },
  };

  const list = async (query: object = {}) =>
    started.client.listTests({ limit: 200, ...query }, ana);
  const first = (verdict: string) =>
    listed.find(test => test.verdict === verdict)!;
  const inDays = (days: number) =>
    new Date(Date.now() + days * DAY_MS).toISOString();
  const quarantine = (testId: string, change: object = {}) =>
    started.client.quarantineTest(
      {
        testId,
        ownerRef: 'group:default/payments',
        reason: 'it waits for a clock',
        expiresAt: inDays(14),
        ...change,
      },
      ana,
    );

  beforeAll(async () => {
    started = await startBuilds({ entities });
    history = playHistory();
    const pushes = pushesOf(history);
    // In any order, and a part of them twice.
    const shuffled = pushes
      .map((push, i) => ({ push, key: (i * 7_919) % pushes.length }))
      .sort((a, b) => a.key - b.key)
      .map(({ push }) => push);
    for (let at = 0; at < shuffled.length; at += 80) {
      const part = shuffled.slice(Math.max(0, at - 10), at + 80);
      const answer = await started.push({
        builds: part.flatMap(({ builds }) => builds),
        jobs: part.flatMap(({ jobs }) => jobs),
        reports: part.flatMap(({ reports }) => reports),
      });
      if (answer.status !== 202) throw new Error(await answer.text());
    }
    await started.workInbox();
    await started.workTests();
    judgedSignals = started.signal.mock.calls
      .map(([message]) => message as { channel: string })
      .filter(({ channel }) => channel === TESTS_SIGNAL_CHANNEL);
    listed = (await list()).items;
  }, 120_000);
  beforeEach(() => started.denied.clear());
  afterAll(() => started.stop());

  it('are called what the statistics call the same runs', () => {
    const expected = judge(history);
    const failed = history.filter(({ runs }) =>
      runs.some(run => run.first === 'failed' && !run.isExcluded),
    );
    expect(listed.map(({ name }) => name).sort()).toEqual(
      failed.map(({ id }) => id).sort(),
    );
    for (const test of listed) {
      const health = expected.get(test.name)!;
      expect({
        name: test.name,
        verdict: test.verdict,
        n: test.n,
        failures: test.failures,
        sameCommit: test.sameCommit,
        brokenSince: test.brokenSince,
      }).toEqual({
        name: test.name,
        verdict: health.verdict,
        n: health.n,
        failures: health.failures,
        sameCommit: health.sameCommit,
        brokenSince:
          health.brokenSince && new Date(health.brokenSince).toISOString(),
      });
      expect(test.rate).toBeCloseTo(health.rate, 9);
      expect(test.interval.high).toBeCloseTo(health.interval.high, 9);
    }
    const verdicts = new Set(listed.map(({ verdict }) => verdict));
    expect([...verdicts].sort()).toEqual(['broken', 'flaky', 'healthy']);
  });

  it('tell open pages once they are judged, by the pipeline alone', () => {
    // New reports are judged at once, and again by the job: each tells only of what has changed.
    expect(judgedSignals.at(0)).toEqual(testsSignal);
    expect(new Set(judgedSignals.map(one => JSON.stringify(one))).size).toBe(1);
  });

  it('come page by page, broken ones first, for an entity or for all', async () => {
    const order = ['broken', 'flaky', 'unknown', 'healthy'];
    const ranks = listed.map(({ verdict }) => order.indexOf(verdict));
    expect(ranks).toEqual([...ranks].sort());
    const flaky = listed.filter(({ verdict }) => verdict === 'flaky');
    expect(flaky.map(({ rate }) => rate)).toEqual(
      flaky.map(({ rate }) => rate).sort((a, b) => b - a),
    );
    const pages: TestSummary[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ entityRef: LEDGER, limit: 4, cursor });
      pages.push(...page.items);
      expect(page.total).toBe(listed.length);
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
    expect(pages).toEqual(listed);
    expect(pages[0]).toMatchObject({
      pipelineName: 'CI',
      suitePath: ['ledger'],
      className: 'Ledger',
      entityRefs: [LEDGER],
      ownerRef: 'group:default/payments',
    });
    expect((await list({ verdict: 'flaky' })).items).toEqual(flaky);
    const bare = await list({ entityRef: 'component:default/bare' });
    expect(bare).toEqual({ items: [], total: 0, pageInfo: {} });
  });

  it('show their last runs and what failed last', async () => {
    const { id, name } = first('flaky');
    const detail = await started.client.getTest(id, ana);
    const runs = history
      .find(one => one.id === name)!
      .runs.filter(({ isExcluded }) => !isExcluded)
      .sort((a, b) => a.at - b.at);
    expect(
      detail.runs.map(({ at, first: how, retriedTo }) => [at, how, retriedTo]),
    ).toEqual(
      runs
        .slice(-60)
        .map(run => [new Date(run.at).toISOString(), run.first, run.retriedTo]),
    );
    expect(detail.runs[0]).toMatchObject({
      attempt: 1,
      buildId: expect.stringMatching(/^\d+$/),
      sha: expect.stringMatching(/^[0-9a-f]{40}$/),
    });
    const failed = runs.filter(run => run.first === 'failed').at(-1)!;
    expect(detail.lastFailureAt).toBe(new Date(failed.at).toISOString());
    expect(detail.lastFailure?.message).toMatch(/^(no|at first)/);
  });

  it('go into quarantine with an owner and an end, and no others do', async () => {
    const { id } = first('flaky');
    expect(await refusal(quarantine(first('broken').id))).toMatch(
      /^409 The test is broken since 20/,
    );
    expect(await refusal(quarantine(first('healthy').id))).toMatch(
      /^409 The test is healthy/,
    );
    expect(await refusal(quarantine(id, { ownerRef: 'payments' }))).toMatch(
      /^400 ownerRef: give a user or group/,
    );
    expect(
      await refusal(quarantine(id, { ownerRef: 'group:default/nobody' })),
    ).toMatch(/^400 ownerRef: the catalog has no group:default\/nobody/);
    expect(await refusal(quarantine(id, { expiresAt: 'soon' }))).toMatch(
      /^400 expiresAt: give a moment/,
    );
    expect(await refusal(quarantine(id, { expiresAt: inDays(31) }))).toMatch(
      /^400 expiresAt: at most 30 days ahead/,
    );
    expect(await refusal(quarantine(id, { expiresAt: inDays(-1) }))).toMatch(
      /^400 expiresAt: it is over/,
    );
    expect(await refusal(quarantine(id, { reason: ' ' }))).toMatch(/^400/);
    expect(await refusal(quarantine('999999'))).toMatch(/^404 No test/);
    expect(await started.client.listQuarantine(ana)).toEqual({ items: [] });
    started.signal.mockClear();
    const put = await quarantine(id);
    expect(started.signal.mock.calls).toEqual([[testsSignal]]);
    expect(put).toMatchObject({
      testId: id,
      ownerRef: 'group:default/payments',
      createdBy: 'user:default/ana',
      isOverdue: false,
    });
    const again = await started.client.quarantineTest(
      {
        testId: id,
        ownerRef: 'user:default/ana',
        reason: 'it still does',
        expiresAt: inDays(29),
      },
      as('user:default/ben'),
    );
    expect(again).toMatchObject({
      ownerRef: 'user:default/ana',
      reason: 'it still does',
      createdBy: 'user:default/ana',
      createdAt: put.createdAt,
    });
    const { items } = await started.client.listQuarantine(ana);
    expect(items).toMatchObject([{ id, quarantine: again }]);
    const ask = (quarantined: object, secret?: string) =>
      started.push({ quarantine: quarantined }, secret, '/quarantine');
    const told = await ask({ repository: 'Larkspur/Ledger' });
    const [{ suitePath, className, name }] = items;
    // Neither who mends it nor why.
    expect(await told.json()).toEqual({
      items: [{ suitePath, className, name, expiresAt: again.expiresAt }],
    });
    const byKey = await ask({ pipelineKey: 'ci' });
    expect((await byKey.json()).items).toHaveLength(1);
    for (const other of [
      { repository: 'larkspur/other' },
      { pipelineKey: 'ci', source: 'other' },
    ]) {
      expect(await (await ask(other)).json()).toEqual({ items: [] });
    }
    expect(
      (await ask({ repository: 'larkspur/ledger' }, 'x'.repeat(40))).status,
    ).toBe(401);
    const empty = await ask({});
    expect(empty.status).toBe(400);
    expect(await empty.text()).toContain('repository or pipelineKey');
    started.signal.mockClear();
    await started.client.endQuarantine(id, ana);
    expect(started.signal.mock.calls).toEqual([[testsSignal]]);
    expect(await started.client.listQuarantine(ana)).toEqual({ items: [] });
    expect(await refusal(started.client.endQuarantine(id, ana))).toMatch(
      /^404 .* is not in quarantine/,
    );
  });

  it('are hidden from who may not read builds, or sees no entity of theirs', async () => {
    const { client, denied } = started;
    const { id } = first('flaky');
    const reads = [
      () => client.listTests({}, ana),
      () => client.getTest(id, ana),
      () => client.listQuarantine(ana),
      () => quarantine(id),
      () => client.endQuarantine(id, ana),
    ];
    denied.add('build-health.build.read');
    for (const read of reads) {
      expect(await refusal(read())).toMatch(/^403 You may not read builds/);
    }
    denied.clear();
    denied.add('build-health.test.quarantine');
    for (const write of reads.slice(3)) {
      expect(await refusal(write())).toMatch(/^403 You may not put tests/);
    }
    denied.clear();
    denied.add('catalog.entity.read');
    expect(await list()).toMatchObject({ items: [], total: 0 });
    expect(await client.listQuarantine(ana)).toEqual({ items: [] });
    expect(await refusal(list({ entityRef: LEDGER }))).toMatch(/^404/);
    for (const one of [reads[1], reads[3], reads[4]]) {
      expect(await refusal(one())).toMatch(/^404 No test/);
    }
    denied.clear();
    const anonymous = await fetch(`${started.url}/tests`, {
      headers: { authorization: mockCredentials.none.header() },
    });
    expect(anonymous.status).toBe(401);
  });

  it('change nothing while no test fails', async () => {
    const before = await list();
    await started.push({ builds: [build({ externalId: 'without tests' })] });
    await started.workInbox();
    started.signal.mockClear();
    await started.workTests();
    expect(started.signal).not.toHaveBeenCalled();
    expect(await list()).toEqual(before);
  });
});
