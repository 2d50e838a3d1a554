import type { Scorecard } from '../../types';
import {
  all,
  CONDITIONS,
  check,
  engineWith,
  GOOD,
  HOUR,
  newEngine,
  READY,
  ref,
  scorecard,
  setRules,
  START,
  value,
} from './__testUtils__/engines';

const { flag, small } = CONDITIONS;

const MONEY = 'group:default/money';
const TREASURY = 'group:default/treasury';

const count = (of: number) => ({ ...GOOD, 'a/count': value(of) });

const theCatalog = (scorecards: Scorecard[] = [READY]) =>
  engineWith({
    scorecards,
    services: {
      ledger: { owner: MONEY, readings: count(3) },
      book: { owner: MONEY, readings: count(9) },
      rates: { owner: TREASURY, readings: count(2) },
      quotes: { owner: TREASURY, readings: count(4) },
      poor: { owner: TREASURY, readings: count(1) },
      blank: { readings: { ...GOOD, 'a/count': undefined } },
    },
  });

const options = { at: START, limit: 100 };

const withMany = (atLeast: number): Scorecard => ({
  ...READY,
  checks: [
    check('flag', flag),
    check(
      'many',
      { fact: 'a/count', atLeast },
      { level: 'silver', fix: { effort: '3h' } },
    ),
    check('small', small, { level: 'gold' }),
  ],
});

describe('what-if', () => {
  it('tells who would fall, by team, with what decided it', async () => {
    const engine = await theCatalog();
    const gold = { position: 3, level: 'gold' };
    const bronze = { position: 1, level: 'bronze' };
    const checks = [{ check: 'ready/many', from: 'pass', to: 'fail' }];
    const fallen = { from: gold, to: bronze, checks };
    expect(await engine.whatIf({ ...options, draft: withMany(5) })).toEqual({
      scorecard: 'ready',
      services: { before: 6, after: 6 },
      down: 3,
      up: 0,
      joined: 0,
      left: 0,
      unknown: 1,
      atTarget: { before: 4, after: 1 },
      effortMinutes: 540,
      teamsDown: 2,
      teamsBelowTarget: 2,
      teams: {
        total: 2,
        items: [
          {
            team: TREASURY,
            services: { before: 3, after: 3 },
            down: 2,
            up: 0,
            atTarget: { before: 2, after: 0 },
            effortMinutes: 360,
          },
          {
            team: MONEY,
            services: { before: 2, after: 2 },
            down: 1,
            up: 0,
            atTarget: { before: 2, after: 1 },
            effortMinutes: 180,
          },
        ],
      },
      checks: [
        {
          check: 'ready/many',
          flips: [{ from: 'pass', to: 'fail', services: 3 }],
        },
      ],
      others: [],
      flips: {
        total: 3,
        items: [
          { ref: ref('rates'), owner: TREASURY, ...fallen },
          { ref: ref('quotes'), owner: TREASURY, ...fallen },
          { ref: ref('ledger'), owner: MONEY, ...fallen },
        ],
      },
      problems: [],
      factsAt: '2027-03-01T00:00:00.000Z',
    });
  });

  it('names no more than asked for, and counts all', async () => {
    const engine = await theCatalog();
    const told = await engine.whatIf({
      ...options,
      limit: 1,
      draft: withMany(5),
    });
    expect(told.flips.items).toHaveLength(1);
    expect(told.teams.items).toHaveLength(1);
    expect([told.flips.total, told.teams.total, told.down]).toEqual([3, 2, 3]);
  });

  it('looks only at what the caller may see', async () => {
    const engine = await theCatalog();
    const told = await engine.whatIf({
      ...options,
      rows: engine.rowsOf([ref('ledger'), ref('poor')]),
      draft: withMany(5),
    });
    expect([told.services.after, told.down]).toEqual([2, 1]);
  });

  it('changes nothing for what is only written otherwise', async () => {
    const engine = await theCatalog();
    const draft = { ...READY, title: 'Another title' };
    const told = await engine.whatIf({ ...options, draft });
    expect(told).toMatchObject({ down: 0, up: 0, flips: { total: 0 } });
  });

  it('shows those who would rise', async () => {
    const engine = await theCatalog();
    const told = await engine.whatIf({ ...options, draft: withMany(1) });
    expect(told).toMatchObject({ down: 0, up: 1, effortMinutes: 0 });
    expect(told.flips.items.map(({ ref: of }) => of)).toEqual([ref('poor')]);
  });

  it('tells who joins and leaves with another filter', async () => {
    const engine = await theCatalog([
      { ...READY, appliesTo: { fact: 'a/count', atLeast: 4 } },
    ]);
    const told = await engine.whatIf({
      ...options,
      draft: { ...READY, appliesTo: { fact: 'a/count', lessThan: 4 } },
    });
    expect(told).toMatchObject({
      services: { before: 3, after: 4 },
      joined: 3,
      left: 2,
      down: 0,
      up: 0,
    });
    const flip = (name: string) =>
      told.flips.items.find(({ ref: of }) => of === ref(name));
    expect(flip('book')).toMatchObject({ to: undefined });
    expect(flip('ledger')?.from).toBeUndefined();
    expect(flip('ledger')?.checks).toContainEqual({
      check: 'ready/many',
      to: 'pass',
    });
  });

  it('does not take a level that is new or gone for a fall or a rise', async () => {
    const engine = await theCatalog();
    const more = { id: 'starter', title: 'Starter' };
    const draft = { ...READY, levels: [more, ...READY.levels] };
    expect(await engine.whatIf({ ...options, draft })).toMatchObject({
      down: 0,
      up: 0,
    });
    const fewer = {
      ...READY,
      levels: READY.levels.filter(({ id }) => id !== 'silver'),
      checks: READY.checks.filter(each => each.level !== 'silver'),
    };
    expect(await engine.whatIf({ ...options, draft: fewer })).toMatchObject({
      down: 0,
      // The check that is gone held poor and blank at bronze.
      up: 2,
    });
  });

  it('tells what a check that comes, moves or goes would do', async () => {
    const engine = await theCatalog();
    const draft: Scorecard = {
      ...READY,
      checks: [
        check('flag', flag, { level: 'gold' }),
        check('new', { fact: 'a/count', atLeast: 9 }, { level: 'gold' }),
      ],
    };
    const told = await engine.whatIf({ ...options, draft });
    const flip = told.flips.items.find(each => each.ref === ref('ledger'));
    expect(flip).toMatchObject({
      from: { level: 'gold' },
      to: { level: 'silver' },
      checks: [
        { check: 'ready/new', to: 'fail' },
        { check: 'ready/many', from: 'pass' },
        { check: 'ready/small', from: 'pass' },
      ],
    });
  });

  it('counts what it does to other scorecards that use a check', async () => {
    const engine = await theCatalog([
      READY,
      scorecard({
        id: 'other',
        checks: [{ use: 'ready/many', level: 'bronze' }],
      }),
    ]);
    const told = await engine.whatIf({ ...options, draft: withMany(5) });
    expect(told.others).toEqual([{ scorecard: 'other', down: 3, up: 0 }]);
  });

  it('is of a scorecard that is not there yet', async () => {
    const engine = await theCatalog([]);
    const told = await engine.whatIf({ ...options, draft: READY });
    expect(told).toMatchObject({
      services: { before: 0, after: 6 },
      joined: 6,
      atTarget: { before: 0, after: 4 },
    });
  });

  it('shows a check that does not count yet without moving a level', async () => {
    const engine = await theCatalog();
    const draft = {
      ...READY,
      checks: [
        ...READY.checks,
        check(
          'later',
          { fact: 'a/count', atLeast: 100 },
          { countsFrom: '2027-04-01' },
        ),
      ],
    };
    const told = await engine.whatIf({ ...options, draft });
    expect(told).toMatchObject({ down: 0, flips: { total: 6 } });
    expect(told.checks).toEqual([
      {
        check: 'ready/later',
        flips: [
          { to: 'fail', services: 5 },
          { to: 'unknown', services: 1 },
        ],
      },
    ]);
  });

  it('names what is broken in the draft', async () => {
    const engine = await theCatalog();
    const told = await engine.whatIf({
      ...options,
      draft: {
        ...READY,
        checks: [check('flag', { fact: 'a/gone', present: true })],
      },
    });
    expect(told.problems.map(({ subject }) => subject)).toEqual(['ready/flag']);
  });

  it('takes facts to be as old as they are, swept or not', async () => {
    const engine = await theCatalog();
    const told = await engine.whatIf({
      at: START + 6 * HOUR,
      limit: 100,
      draft: {
        ...READY,
        checks: [check('small', { fact: 'b/size', atMost: 9 })],
      },
    });
    expect(told.unknown).toBe(6);
  });

  it('does not count what is exempt', async () => {
    const engine = await theCatalog();
    engine.setExemptions(ref('ledger'), [
      {
        id: 'ex-1',
        entityRef: ref('ledger'),
        covers: 'ready/many',
        from: START,
        until: START + HOUR,
      },
    ]);
    await all(engine.evaluate({ at: START }));
    const told = await engine.whatIf({ ...options, draft: withMany(5) });
    expect(told.flips.items.map(each => each.ref)).not.toContain(ref('ledger'));
  });

  it('ends when it is not wanted any more', async () => {
    const engine = await theCatalog();
    await expect(
      engine.whatIf({
        ...options,
        draft: withMany(5),
        signal: AbortSignal.abort(),
      }),
    ).rejects.toThrow();
  });

  it('begins again when the rules change meanwhile', async () => {
    let changesRules = false;
    const engine = newEngine(async () => {
      if (changesRules) setRules(engine, [withMany(3)]);
      changesRules = false;
    });
    setRules(engine, [READY]);
    const names = Array.from({ length: 30_000 }, (_, index) => `s${index}`);
    engine.ingest(names.map(name => ({ ref: ref(name), kind: 'Component' })));
    await engine.setFacts({
      updates: names.map(name => ({ ref: ref(name), readings: count(2) })),
      at: START,
    });
    await all(engine.evaluate({ at: START }));
    changesRules = true;
    const told = await engine.whatIf({ ...options, draft: withMany(5) });
    expect(changesRules).toBe(false);
    // What is stored is still what the old rules gave, with which the new ones are compared.
    expect(told).toMatchObject({ services: { before: 30_000 }, down: 30_000 });
  });
});
