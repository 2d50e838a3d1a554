import { DAY, HOUR } from './database/__testUtils__/openStores';
import { PLATFORM } from './__testUtils__/documents';
import {
  ana,
  ben,
  CARDS,
  LEDGER,
  LEDGER_UI,
  ORPHAN,
  VAULT,
} from './__testUtils__/people';
import { refusal, startApi, type Api } from './__testUtils__/startApi';

const SIZE = 'basics/size';

describe('results over many services', () => {
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

  it('gives an overview over what the caller sees', async () => {
    const overview = await api.client.getOverview(ana);
    expect(overview.scorecards).toMatchObject([
      {
        id: 'basics',
        services: 5,
        levels: [3, 1, 1],
        atTarget: 1,
        owner: PLATFORM,
      },
    ]);
    const { trend } = overview.scorecards[0];
    expect(trend.days).toHaveLength(30);
    expect(trend.days.slice(-2)).toEqual([null, 20]);
    expect(overview.own).toEqual({
      teams: ['group:default/ledger'],
      services: 2,
      atTarget: 1,
      steps: 2,
      lifted: 1,
    });
    expect(
      overview.teams.find(({ team }) => team === 'group:default/ledger')
        ?.losing,
    ).toEqual({
      on: '2027-01-01',
      services: 1,
    });
    expect(overview.campaigns).toBe(1);
    const strange = await api.client.getOverview(ben);
    expect(strange.scorecards[0]).toMatchObject({
      services: 4,
      levels: [2, 1, 1],
    });
    expect(strange.own).toMatchObject({ teams: [], services: 0 });
    api.denied.add('catalog.entity.read');
    expect((await api.client.getOverview(ana)).scorecards[0].services).toBe(0);
  });

  it('asks the database little', async () => {
    const { client, stores } = api;
    const countOf = async (ask: () => Promise<unknown>) =>
      (await stores.statementsOf(ask)).length;
    // What changed since the last time, and exemptions; who is silent was asked for a moment ago.
    await client.getOverview(ana);
    api.clock.at += 2_000;
    expect(await countOf(() => client.getOverview(ana))).toBeLessThanOrEqual(2);
    for (const ask of [
      () => client.getTeamSteps({}, ana),
      () => client.getMatrix({ scorecard: 'basics' }, ana),
      () => client.exportMatrix({ scorecard: 'basics' }, ana),
      () => client.getTeamLights('ledger', ana),
    ]) {
      expect(await countOf(ask)).toBe(0);
    }
    expect(await countOf(() => client.getCheck(SIZE, ana))).toBe(1);
    expect(await countOf(() => client.getCheck(SIZE, ben))).toBe(0);
  });

  it('lists the steps of a team with those below it', async () => {
    const own = await api.client.getTeamSteps({}, ana);
    expect(own).toMatchObject({
      teams: ['group:default/ledger'],
      services: 2,
      atTarget: 1,
    });
    expect(own.steps[0]).toMatchObject({
      check: SIZE,
      services: [{ ref: LEDGER, title: 'The ledger' }],
      lifted: [{ ref: LEDGER, scorecard: 'basics', level: 'bronze' }],
    });
    const department = await api.client.getTeamSteps({ team: 'money' }, ana);
    expect(department.services).toBe(4);
    expect(department.teams).toContain('group:default/keepers-of-the-vault');
    expect(
      (await api.client.getTeamSteps({ team: 'money' }, ben)).services,
    ).toBe(3);
    expect(
      JSON.stringify(await api.client.getTeamSteps({ team: 'money' }, ben)),
    ).not.toContain('vault');
    await expect(
      api.client.getTeamSteps({ team: ':' }, ana),
    ).rejects.toMatchObject(refusal(400, /^team: /));
  });

  it('shows the matrix page by page, filtered, and as CSV, without what is not seen', async () => {
    const first = await api.client.getMatrix(
      { scorecard: 'basics', limit: 3, sort: 'name' },
      ana,
    );
    expect(first).toMatchObject({
      totalItems: 5,
      scorecard: { id: 'basics' },
      categories: [
        { id: 'copies', checks: 1 },
        { id: 'words', checks: 2 },
      ],
      columns: [
        { check: SIZE, counts: { pass: 2, fail: 2, unknown: 1 } },
        {},
        {},
      ],
    });
    const { nextCursor } = first.pageInfo;
    const second = await api.client.getMatrix(
      { scorecard: 'basics', limit: 3, sort: 'name', cursor: nextCursor },
      ana,
    );
    expect([...first.rows, ...second.rows].map(({ ref }) => ref)).toEqual([
      CARDS,
      LEDGER,
      LEDGER_UI,
      ORPHAN,
      VAULT,
    ]);
    expect(second.pageInfo).toEqual({});
    const strange = await api.client.getMatrix(
      { scorecard: 'basics', category: 'copies' },
      ben,
    );
    expect(strange).toMatchObject({
      totalItems: 4,
      columns: [{ counts: { pass: 2, fail: 1, unknown: 1 } }],
    });
    const money = await api.client.getMatrix(
      { scorecard: 'basics', team: 'money', q: 'UI' },
      ana,
    );
    expect(money.rows.map(({ ref }) => ref)).toEqual([LEDGER_UI]);
    const csv = await api.client.exportMatrix(
      { scorecard: 'basics', sort: 'name' },
      ben,
    );
    expect(csv.split('\r\n')).toEqual([
      'service,title,owner,level,basics/size,basics/docs,basics/drill',
      `${CARDS},The cards,group:default/payments,Bronze,pass,fail,unknown`,
      `${LEDGER},The ledger,group:default/ledger,none,fail,unknown,unknown`,
      `${LEDGER_UI},The ledger-ui,group:default/ledger,Silver,pass,pass,unknown`,
      `${ORPHAN},The orphan,,none,unknown,unknown,unknown`,
      '',
    ]);
    await expect(
      api.client.getMatrix({ scorecard: 'no' }, ana),
    ).rejects.toMatchObject(refusal(404));
  });

  it('tells who fails a check, by team, with its history', async () => {
    const check = await api.client.getCheck('basics/docs', ana);
    expect(check).toMatchObject({
      check: 'basics/docs',
      title: 'It is written down',
      keeper: PLATFORM,
      levelTitle: 'Silver',
      counts: { pass: 1, fail: 1, unknown: 3 },
      missed: 4,
      effortMinutes: 480,
      usedBy: ['basics'],
    });
    expect(check.wanted).toMatch(/documentation/i);
    expect(check.days).toHaveLength(90);
    expect(check.days.slice(-2)).toEqual([
      null,
      { pass: 1, fail: 1, unknown: 3 },
    ]);
    const strange = await api.client.getCheck(SIZE, ben);
    expect(strange).toMatchObject({
      missed: 2,
      standard: { id: 'rules', anchor: 'two' },
    });
    expect(JSON.stringify(strange)).not.toContain('vault');
    await expect(api.client.getCheck('basics/no', ana)).rejects.toMatchObject(
      refusal(404),
    );
  });

  it('says a word for each light of a team', async () => {
    const lights = await api.client.getTeamLights(
      'group:default/payments',
      ana,
    );
    expect(lights.categories).toMatchObject([
      {
        id: 'copies',
        state: 'fail',
        why: '"Two copies run" does not pass for The vault.',
      },
      {
        id: 'words',
        state: 'fail',
        why: '"It is written down" does not pass for The cards.',
      },
    ]);
    expect(lights.next).toMatchObject({ ref: VAULT, check: SIZE });
    const strange = await api.client.getTeamLights('payments', ben);
    expect(strange.categories).toMatchObject([
      { state: 'pass', why: 'All that is asked passes.' },
      { state: 'fail' },
    ]);
    const nobody = await api.client.getTeamLights('group:default/no', ana);
    expect(nobody.categories).toMatchObject([
      {
        state: 'not-applicable',
        why: 'It is asked of none of its services.',
      },
      {
        state: 'not-applicable',
        why: 'Those of its checks that count already are asked of none of its services.',
      },
    ]);
  });

  it('walks trends back from changes', async () => {
    api.clock.at += 2 * DAY;
    await api.collect({ [LEDGER]: 2, [LEDGER_UI]: 2, [CARDS]: 2, [VAULT]: 1 });
    await api.push({ [LEDGER]: true });
    const { scorecards } = await api.client.getOverview(ana);
    expect(scorecards[0].trend.days.slice(-4)).toEqual([null, 20, 20, 40]);
    expect(scorecards[0].trend).toMatchObject({ points: 20, pointsOfRules: 0 });
    const { days } = await api.client.getCheck(SIZE, ana);
    expect(days.slice(-3)).toMatchObject([
      { fail: 2 },
      { fail: 2 },
      { fail: 1, pass: 3 },
    ]);
    const { history } = await api.client.explainCheck(
      { entityRef: LEDGER, check: SIZE },
      ana,
    );
    expect(history[0]).toMatchObject({
      from: 'fail',
      to: 'pass',
      cause: { kind: 'fact' },
    });
  });
});

describe('lights', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi();
    await api.push({ [VAULT]: true, [CARDS]: true });
  });
  afterAll(() => api.stop());

  const words = async () => {
    const { categories } = await api.client.getTeamLights('payments', ana);
    return categories.find(({ id }) => id === 'words');
  };

  it('are not put out by a check before the day from which it counts', async () => {
    expect(await words()).toMatchObject({
      state: 'pass',
      checks: [{ check: 'basics/docs' }, { check: 'basics/drill' }],
    });
    expect(await api.client.getCheck('basics/drill', ana)).toMatchObject({
      countsFrom: '2027-01-01',
    });
    api.clock.at = Date.parse('2027-01-01');
    expect(await words()).toMatchObject({ state: 'unknown' });
  });
});
