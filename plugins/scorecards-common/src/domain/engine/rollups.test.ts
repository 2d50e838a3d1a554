import {
  all,
  CONDITIONS,
  check,
  engineWith,
  GOOD,
  HOUR,
  READY,
  ref,
  scorecard,
  START,
  value,
} from './__testUtils__/engines';

const { flag, many } = CONDITIONS;

const MONEY = 'group:default/money';
const TREASURY = 'group:default/treasury';

const points = scorecard({
  id: 'points',
  ranking: 'points',
  appliesTo: { fact: 'a/tier', equals: 'one' },
  target: undefined,
  checks: [
    { use: 'ready/flag', category: 'care' },
    check('more', many, { category: 'size', weight: 3 }),
  ],
});

const bad = { ...GOOD, 'a/flag': value(false) };

const theOrganisation = () =>
  engineWith({
    scorecards: [READY, points],
    services: {
      ledger: { owner: MONEY, readings: { ...GOOD, 'a/tier': value('one') } },
      book: { owner: MONEY, readings: { ...bad, 'a/tier': value('one') } },
      rates: {
        owner: TREASURY,
        readings: { ...GOOD, 'a/count': value(0), 'a/tier': value('two') },
      },
      lost: { readings: { ...bad, 'a/tier': value('two') } },
    },
  });

describe('organisation', () => {
  it('counts levels and states by team and scorecard', async () => {
    const engine = await theOrganisation();
    const ofReady = { scorecard: 'ready', atTarget: 1 };
    expect(await engine.organisation()).toEqual({
      scorecards: [
        {
          ...ofReady,
          services: 4,
          levels: [2, 1, 0, 1],
          counts: { pass: 9, fail: 3 },
        },
        {
          scorecard: 'points',
          services: 2,
          levels: [0, 0, 1, 1],
          counts: { pass: 3, fail: 1 },
        },
      ],
      teams: [
        {
          scorecards: [
            {
              ...ofReady,
              atTarget: 0,
              services: 1,
              levels: [1, 0, 0, 0],
              counts: { pass: 2, fail: 1 },
            },
          ],
        },
        {
          team: MONEY,
          scorecards: [
            {
              ...ofReady,
              services: 2,
              levels: [1, 0, 0, 1],
              counts: { pass: 5, fail: 1 },
            },
            {
              scorecard: 'points',
              services: 2,
              levels: [0, 0, 1, 1],
              counts: { pass: 3, fail: 1 },
            },
          ],
        },
        {
          team: TREASURY,
          scorecards: [
            {
              ...ofReady,
              atTarget: 0,
              services: 1,
              levels: [0, 1, 0, 0],
              counts: { pass: 2, fail: 1 },
            },
          ],
        },
      ],
    });
  });

  it('counts only what the caller may see', async () => {
    const engine = await theOrganisation();
    const rows = engine.rowsOf([ref('rates'), ref('not-there')]);
    const { scorecards, teams } = await engine.organisation({ rows });
    expect(scorecards.map(({ services }) => services)).toEqual([1, 0]);
    expect(teams.map(({ team }) => team)).toEqual([TREASURY]);
  });
});

describe('matrix', () => {
  const options = { offset: 0, limit: 10, scorecard: 'ready' };

  it.each([
    ['level', ['book', 'lost', 'rates', 'ledger']],
    ['name', ['book', 'ledger', 'lost', 'rates']],
  ] as const)('sorts by %s', async (sort, names) => {
    const engine = await theOrganisation();
    const page = await engine.matrix({ ...options, sort });
    expect(page?.rows.map(row => row.ref)).toEqual(names.map(ref));
  });

  it('pages services, picks checks by category, and counts all', async () => {
    const engine = await theOrganisation();
    expect(
      await engine.matrix({
        scorecard: 'points',
        category: 'care',
        sort: 'name',
        offset: 1,
        limit: 1,
      }),
    ).toEqual({
      columns: [
        { check: 'ready/flag', title: 'flag', counts: { pass: 1, fail: 1 } },
      ],
      rows: [{ ref: ref('ledger'), owner: MONEY, position: 3, verdicts: [0] }],
      totalItems: 2,
    });
  });

  it('is not there for a scorecard that is not in force', async () => {
    const engine = await theOrganisation();
    expect(
      await engine.matrix({ ...options, scorecard: 'gone', sort: 'name' }),
    ).toBeUndefined();
  });
});

describe('checkRollup', () => {
  it('tells who does not pass, most first, and names some', async () => {
    const engine = await theOrganisation();
    const since = '2027-03-01T00:00:00.000Z';
    expect(
      await engine.checkRollup({ check: 'ready/flag', limit: 0 }),
    ).toMatchObject({ counts: { pass: 2, fail: 2 }, missed: 2 });
    const rollup = await engine.checkRollup({ check: 'ready/flag', limit: 5 });
    expect(rollup?.teams).toEqual([
      {
        counts: { fail: 1 },
        missed: 1,
        services: [{ ref: ref('lost'), state: 'fail', since }],
      },
      {
        team: MONEY,
        counts: { pass: 1, fail: 1 },
        missed: 1,
        services: [{ ref: ref('book'), state: 'fail', since }],
      },
      { team: TREASURY, counts: { pass: 1 }, missed: 0, services: [] },
    ]);
    expect(
      await engine.checkRollup({ check: 'ready/gone', limit: 5 }),
    ).toBeUndefined();
  });

  it('leaves out services that no scorecard with it is about', async () => {
    const engine = await theOrganisation();
    expect(
      await engine.checkRollup({ check: 'points/more', limit: 5 }),
    ).toMatchObject({
      counts: { pass: 2 },
      teams: [{ team: MONEY }],
    });
  });
});

describe('exemptionDebt', () => {
  it('counts what exemptions hide, and what that would take', async () => {
    const engine = await engineWith({
      scorecards: [
        scorecard({
          id: 'ready',
          checks: [
            check('flag', flag, { fix: { effort: '2h' } }),
            check('many', many, { fix: { effort: '1d' } }),
          ],
        }),
      ],
      services: {
        ledger: { owner: MONEY, readings: bad },
        rates: { owner: TREASURY, readings: bad },
        calm: { owner: TREASURY, readings: bad },
      },
    });
    const exempt = (name: string, covers: string, hours: number) =>
      engine.setExemptions(ref(name), [
        {
          id: `${name} ${covers}`,
          entityRef: ref(name),
          covers,
          from: START,
          until: START + hours * HOUR,
        },
      ]);
    exempt('ledger', 'ready', 5);
    exempt('rates', 'ready/many', 3);
    await all(engine.evaluate({ at: START }));
    const [inThree, inFive] = [
      '2027-03-01T03:00:00.000Z',
      '2027-03-01T05:00:00.000Z',
    ];
    expect(await engine.exemptionDebt({ at: START })).toEqual({
      exempt: 3,
      hidden: 1,
      effortMinutes: 120,
      nextEnd: inThree,
      teams: [
        {
          team: MONEY,
          exempt: 2,
          hidden: 1,
          effortMinutes: 120,
          nextEnd: inFive,
        },
        {
          team: TREASURY,
          exempt: 1,
          hidden: 0,
          effortMinutes: 0,
          nextEnd: inThree,
        },
      ],
    });
  });
});
