import type { Condition } from '../../types';
import {
  all,
  check,
  CONDITIONS,
  engineWith,
  FACTS,
  fact,
  GOOD,
  HOUR,
  newEngine,
  oneService,
  push,
  READY,
  ref,
  scorecard,
  setRules,
  shown,
  START,
  value,
} from './__testUtils__/engines';
import { NEVER } from './verdicts';

const { flag, many } = CONDITIONS;

describe('facts', () => {
  it('move only what reads them, with the fact as the cause', async () => {
    const engine = await oneService();
    expect(shown(engine, 'ledger', START)).toEqual({
      'ready/flag': 'pass',
      'ready/many': 'pass',
      'ready/small': 'pass',
      ready: 'gold',
    });
    const changes = await push(engine, {
      service: 'ledger',
      readings: { 'a/count': value(1), 'b/size': value(4) },
      at: START + HOUR,
      runId: 'run-7',
    });
    const cause = { kind: 'fact', fact: 'a/count', runId: 'run-7' };
    const since = START / 1000;
    const now = since + 3600;
    expect(changes).toEqual([
      {
        ref: ref('ledger'),
        owner: 'group:default/money',
        results: [
          {
            check: 'ready/many',
            number: expect.any(Number),
            from: 0,
            to: 2,
            fromSince: since,
            since: now,
            cause,
          },
        ],
        levels: [
          {
            scorecard: 'ready',
            version: 1,
            from: 3,
            to: 1,
            fromSince: since,
            since: now,
            cause,
          },
        ],
      },
    ]);
  });

  it('change nothing when they say the same, whatever their type', async () => {
    const facts = [
      fact('a/list', 'list'),
      fact('a/map', 'map'),
      fact('a/version', 'version'),
    ];
    const engine = newEngine();
    setRules(engine, [], { facts });
    engine.ingest([{ ref: ref('ledger'), kind: 'Component' }]);
    const set = (readings: Record<string, ReturnType<typeof value>>) =>
      engine.setFacts({
        updates: [{ ref: ref('ledger'), readings }],
        at: START,
      });
    const readings = () => ({
      'a/list': value(['x', 'y']),
      'a/map': value({ one: '1' }),
      'a/version': value('1.2.3'),
      'a/gone': value(true),
    });
    expect((await set(readings()))[0].facts).toHaveLength(3);
    expect(await set(readings())).toEqual([]);
    expect(
      await set({
        'a/list': value(['y', 'x']),
        'a/map': value({ one: '2' }),
        'a/version': value('1.2.4'),
      }),
    ).toEqual([
      { ref: ref('ledger'), facts: ['a/list', 'a/map', 'a/version'] },
    ]);
  });

  it('are not known where a reading is taken back or missing', async () => {
    const engine = await oneService();
    await push(engine, {
      service: 'ledger',
      readings: {
        'a/flag': undefined,
        'a/count': { missing: 'There is none.' },
        'b/size': { unavailable: 'No answer.' },
      },
      at: START,
    });
    expect(shown(engine, 'ledger', START)).toEqual({
      'ready/flag': 'unknown',
      'ready/many': 'unknown',
      'ready/small': 'unknown',
      ready: 'none',
    });
  });
});

describe('rules', () => {
  it('leave out services that a scorecard is not about, and keep those of which it is not known', async () => {
    const engine = await engineWith({
      scorecards: [{ ...READY, appliesTo: { fact: 'a/tier', equals: 'one' } }],
      services: {
        in: { readings: { ...GOOD, 'a/tier': value('one') } },
        out: { readings: { ...GOOD, 'a/tier': value('two') } },
        maybe: { readings: GOOD },
      },
    });
    expect(shown(engine, 'in', START).ready).toBe('gold');
    expect(shown(engine, 'out', START)).toEqual({});
    expect(shown(engine, 'maybe', START)).toEqual({
      'ready/flag': 'unknown',
      'ready/many': 'unknown',
      'ready/small': 'unknown',
      ready: 'none',
    });
  });

  it('let a check count in other scorecards, for the services of each', async () => {
    const isTier = (tier: string): Condition => ({
      fact: 'a/tier',
      equals: tier,
    });
    const engine = await engineWith({
      scorecards: [
        scorecard({
          id: 'one',
          appliesTo: isTier('one'),
          checks: [check('flag', flag, { level: 'gold' })],
        }),
        scorecard({
          id: 'two',
          appliesTo: isTier('two'),
          checks: [{ use: 'one/flag', level: 'bronze' }],
        }),
      ],
      services: {
        first: {
          readings: { 'a/tier': value('one'), 'a/flag': value(false) },
        },
        second: {
          readings: { 'a/tier': value('two'), 'a/flag': value(false) },
        },
      },
    });
    expect(shown(engine, 'first', START)).toEqual({
      'one/flag': 'fail',
      one: 'silver',
    });
    expect(shown(engine, 'second', START)).toEqual({
      'one/flag': 'fail',
      two: 'none',
    });
  });

  it('that are broken break only themselves, and count as before', async () => {
    const engine = await oneService();
    const { problems } = setRules(
      engine,
      [
        {
          ...READY,
          checks: [
            check('flag', { fact: 'a/gone', equals: true }),
            check('many', many, { level: 'silver' }),
            check('new', { fact: 'a/gone', equals: 1 }, { level: 'gold' }),
            { use: 'nobody/knows', level: 'gold' },
          ],
        },
      ],
      { version: 2 },
    );
    expect(problems.map(({ subject }) => subject)).toEqual([
      'ready/flag',
      'ready/new',
      'nobody/knows',
    ]);
    const changes = await all(engine.evaluate({ at: START }));
    expect(shown(engine, 'ledger', START)).toEqual({
      'ready/flag': 'error was pass',
      'ready/many': 'pass',
      'ready/new': 'error',
      'nobody/knows': 'error',
      ready: 'silver',
    });
    expect(changes[0].levels[0].cause).toEqual({
      kind: 'rule',
      document: 'ready',
      version: 2,
    });
  });

  it('that are broken count as the failure that was there', async () => {
    const engine = await oneService([READY], {
      ...GOOD,
      'a/flag': value(false),
    });
    const broken = { fact: 'a/gone', equals: true };
    setRules(engine, [{ ...READY, checks: [check('flag', broken)] }]);
    await all(engine.evaluate({ at: START + HOUR }));
    expect(engine.results(ref('ledger'), START)?.checks).toEqual([
      {
        check: 'ready/flag',
        state: 'error',
        was: 'fail',
        since: '2027-03-01T00:00:00.000Z',
      },
    ]);
  });

  it('keep facts whose schemas stay, and ask for the others', async () => {
    const engine = await oneService();
    const { emptied } = setRules(engine, [READY], {
      facts: [
        fact('c/new', 'number'),
        ...FACTS.filter(({ fullName }) => fullName !== 'a/count'),
        fact('a/count', 'number', 100),
      ],
    });
    expect(emptied).toEqual(['c/new', 'a/count']);
    await all(engine.evaluate({ at: START }));
    expect(shown(engine, 'ledger', START)).toEqual({
      'ready/flag': 'pass',
      'ready/many': 'unknown',
      'ready/small': 'pass',
      ready: 'bronze',
    });
    await push(engine, { service: 'ledger', readings: GOOD, at: START });
    expect(shown(engine, 'ledger', START).ready).toBe('gold');
  });

  it('end an evaluation that is under way', async () => {
    const engine = newEngine(async () => {
      setRules(engine, [], { version: 2 });
    });
    setRules(engine, [READY]);
    engine.ingest(
      Array.from({ length: 50_000 }, (_, index) => ({
        ref: ref(`s${index}`),
        kind: 'Component',
      })),
    );
    const changes = await all(engine.evaluate({ at: START }));
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.length).toBeLessThan(50_000);
  });

  it('need a number for each check', () => {
    expect(() =>
      newEngine().setRules({
        facts: FACTS,
        scorecards: [{ document: READY, version: 1 }],
        checkNumbers: new Map(),
      }),
    ).toThrow('Check ready/flag has no number');
  });
});

describe('entities', () => {
  it('leave nothing behind, and their row to nobody', async () => {
    const engine = await oneService();
    const [row] = engine.rowsOf([ref('ledger')]);
    expect(
      engine.ingest([
        { ref: ref('ledger'), kind: 'Component', removed: true },
        { ref: ref('nobody'), kind: 'Component', removed: true },
      ]),
    ).toEqual({ added: [], moved: [], removed: [ref('ledger')] });
    expect(
      engine.ingest([{ ref: ref('router'), kind: 'Component' }]).added,
    ).toEqual([ref('router')]);
    expect(engine.headAt(row)).toBeUndefined();
    expect(engine.positionAt(row, 'ready')).toBe(NEVER);
    expect(engine.pack(ref('ledger'))).toBeUndefined();
    expect(engine.pack(ref('router'))).toEqual({ checks: [], levels: [] });
    await all(engine.evaluate({ at: START, cause: { kind: 'catalog' } }));
    expect(shown(engine, 'router', START)['ready/flag']).toBe('unknown');
    expect(engine.size).toBe(1);
  });

  it('tell who moved', async () => {
    const engine = await oneService();
    const head = { ref: ref('ledger'), kind: 'Component' };
    expect(
      engine.ingest([{ ...head, owner: 'group:default/treasury' }]).moved,
    ).toEqual([ref('ledger')]);
    expect(
      engine.ingest([{ ...head, owner: 'group:default/treasury' }]).moved,
    ).toEqual([]);
    expect(engine.ingest([head]).moved).toEqual([ref('ledger')]);
    expect(engine.head(ref('ledger'))).toEqual(head);
  });
});

describe('rows', () => {
  it('tell a verdict and a position by themselves', async () => {
    const engine = await oneService([READY], {
      ...GOOD,
      'b/size': value(99),
    });
    const [row] = engine.rowsOf([ref('ledger')]);
    expect(engine.verdictAt(row, 'ready/small')).toBe(2);
    expect(engine.verdictAt(row, 'ready/gone')).toBeUndefined();
    expect(engine.positionAt(row, 'ready')).toBe(2);
    expect(engine.positionAt(row, 'gone')).toBeUndefined();
  });
});

describe('stored results', () => {
  it('are taken over by another process without judging', async () => {
    const engine = await oneService();
    const stored = JSON.parse(JSON.stringify(engine.pack(ref('ledger'))));
    const other = newEngine();
    setRules(other, [READY, scorecard({ id: 'other', checks: [] })]);
    other.ingest([{ ref: ref('ledger'), kind: 'Component' }]);
    await other.restore([
      { ref: ref('ledger'), results: stored },
      { ref: ref('nobody'), results: stored },
      {
        ref: ref('ledger'),
        results: { checks: [1, 2, 3], levels: [['x', 1, 2]] },
      },
    ]);
    expect(other.results(ref('ledger'), START)).toEqual(
      engine.results(ref('ledger'), START),
    );
    expect(other.pack(ref('ledger'))).toEqual(stored);
  });
});

describe('rowsWhere', () => {
  it('finds services for which a condition is true', async () => {
    const engine = await engineWith({
      scorecards: [],
      services: {
        yes: { readings: { 'a/count': value(5) } },
        no: { readings: { 'a/count': value(1) } },
        unknown: {},
      },
    });
    const rows = await engine.rowsWhere({ condition: many, at: START });
    expect(Array.from(rows, row => engine.headAt(row)?.ref)).toEqual([
      ref('yes'),
    ]);
  });
});
