import type { FactUpdate } from './intake';
import {
  all,
  check,
  CONDITIONS,
  GOOD,
  HOUR,
  oneService,
  push,
  READY,
  ref,
  scorecard,
  shown,
  START,
  value,
} from './__testUtils__/engines';

const { flag, many, small } = CONDITIONS;

describe('age', () => {
  const AFTER_10_H = START + 10 * HOUR + 1;

  it('freezes what a silent collector said, and keeps since when it counts', async () => {
    const engine = await oneService();
    engine.setFrozenProviders(['a']);
    const [{ results, levels }] = await all(
      engine.sweep({ since: START, at: AFTER_10_H }),
    );
    expect(results.map(({ check: id, cause }) => [id, cause])).toEqual([
      ['ready/flag', { kind: 'collector', provider: 'a' }],
      ['ready/small', { kind: 'time', fact: 'b/size' }],
    ]);
    expect(results[0].since).toBe(START / 1000);
    // What was pushed has to be said again.
    expect(levels).toEqual([expect.objectContaining({ from: 3, to: 2 })]);
    expect(shown(engine, 'ledger', AFTER_10_H)).toEqual({
      'ready/flag': 'stale was pass',
      'ready/many': 'pass',
      'ready/small': 'stale',
      ready: 'silver',
    });
  });

  it('does not freeze what fails without the old facts that were pushed', async () => {
    const either = scorecard({
      id: 'either',
      checks: [check('any', { any: [flag, small] })],
    });
    const at = AFTER_10_H;
    const judged = async (readings: FactUpdate['readings']) => {
      const engine = await oneService([either], readings);
      engine.setFrozenProviders(['a']);
      await all(engine.sweep({ since: START, at }));
      return shown(engine, 'ledger', at)['either/any'];
    };
    expect(await judged(GOOD)).toBe('stale was pass');
    expect(await judged({ ...GOOD, 'a/flag': value(false) })).toBe('stale');
  });

  it('thaws when its provider has looked again, though it says the same', async () => {
    const engine = await oneService();
    engine.setFrozenProviders(['a']);
    await all(engine.sweep({ since: START, at: AFTER_10_H }));
    engine.setFrozenProviders([]);
    const at = AFTER_10_H + HOUR;
    const changed = await engine.setSeen({ provider: 'a', at });
    expect(changed).toEqual([{ ref: ref('ledger'), facts: ['a/flag'] }]);
    const cause = { kind: 'collector', provider: 'a' } as const;
    const [{ results, levels }] = await all(
      engine.evaluateFacts({ changed, at, cause }),
    );
    expect(results).toEqual([
      expect.objectContaining({ to: 0, since: START / 1000, cause }),
    ]);
    expect(levels).toEqual([]);
  });

  it('goes on for entities that a run could not read', async () => {
    const engine = await oneService();
    const at = START + 6 * HOUR;
    await engine.setSeen({
      provider: 'a',
      at,
      except: new Set([ref('ledger')]),
    });
    await all(engine.sweep({ since: at, at: AFTER_10_H }));
    expect(shown(engine, 'ledger', AFTER_10_H)['ready/flag']).toBe('stale');
  });

  it('is that of the reading where it tells its own time', async () => {
    const engine = await oneService([READY], {
      ...GOOD,
      'a/flag': { value: true, observedAt: '2027-02-28T16:00:00Z' },
    });
    const at = START + 2 * HOUR + 1;
    const [{ results }] = await all(engine.sweep({ since: START, at }));
    expect(results.map(({ check: id }) => id)).toEqual(['ready/flag']);
  });

  it('counts at once for what comes in too old', async () => {
    const engine = await oneService();
    await push(engine, {
      service: 'ledger',
      readings: {
        'a/flag': { value: true, observedAt: '2027-02-28T13:00:00Z' },
      },
      at: START,
    });
    expect(shown(engine, 'ledger', START)['ready/flag']).toBe('stale');
  });

  it('turns one thing only once, however often it is swept', async () => {
    const engine = await oneService();
    expect(
      await all(engine.sweep({ since: START, at: AFTER_10_H })),
    ).toHaveLength(1);
    expect(await all(engine.sweep({ since: START, at: AFTER_10_H }))).toEqual(
      [],
    );
  });

  it('counts a stale result of a collector that turns out to be silent', async () => {
    const engine = await oneService();
    await all(engine.sweep({ since: START, at: AFTER_10_H }));
    expect(shown(engine, 'ledger', AFTER_10_H).ready).toBe('none');
    engine.setFrozenProviders(['a']);
    await all(engine.evaluateProviders({ providers: ['a'], at: AFTER_10_H }));
    expect(shown(engine, 'ledger', AFTER_10_H).ready).toBe('silver');
  });
});

describe('time', () => {
  it('moves what asks how old something is', async () => {
    const drill = scorecard({
      id: 'drill',
      checks: [check('recent', { fact: 'b/when', newerThan: '30d' })],
    });
    const engine = await oneService([drill], {
      'b/when': value('2027-02-20T00:00:00Z'),
    });
    const at = START + 30 * 24 * HOUR;
    const [{ results }] = await all(engine.sweep({ since: START, at }));
    expect(results).toEqual([
      expect.objectContaining({ to: 2, cause: { kind: 'time' } }),
    ]);
  });

  it('lets a check count from its day on', async () => {
    const graced = scorecard({
      id: 'ready',
      checks: [
        check('tier', { fact: 'a/tier', equals: 'one' }),
        check('many', many, { level: 'silver', countsFrom: '2027-03-05' }),
      ],
    });
    const engine = await oneService([graced], {
      'a/tier': value('one'),
      'a/count': value(0),
    });
    expect(shown(engine, 'ledger', START)).toMatchObject({
      'ready/many': 'fail',
      ready: 'gold',
    });
    const at = Date.parse('2027-03-05');
    const shownDays = (when: number) =>
      engine
        .results(ref('ledger'), when)
        ?.checks.map(({ countsFrom }) => countsFrom);
    expect(shownDays(at - 1)).toEqual([undefined, '2027-03-05']);
    expect(shownDays(at)).toEqual([undefined, undefined]);
    await all(engine.sweep({ since: START, at: at - 1 }));
    const changes = await all(engine.sweep({ since: at - 1, at }));
    expect(changes[0].results).toEqual([]);
    expect(changes[0].levels).toEqual([
      expect.objectContaining({
        from: 3,
        to: 1,
        cause: { kind: 'grace', check: 'ready/many' },
      }),
    ]);
  });
});

describe('exemptions', () => {
  const exemption = {
    id: 'ex-1',
    entityRef: ref('ledger'),
    covers: 'ready/flag',
    from: START + HOUR,
    until: START + 3 * HOUR,
  };
  const bad = { ...GOOD, 'a/flag': value(false) };

  it('begin and end by themselves, and leave the check out meanwhile', async () => {
    const engine = await oneService([READY], bad);
    engine.setExemptions(ref('ledger'), [exemption]);
    const at = (hours: number) => START + hours * HOUR;
    const sweep = (since: number, to: number) =>
      all(engine.sweep({ since: at(since), at: at(to) }));
    expect(await sweep(0, 0.5)).toEqual([]);
    const [began] = await sweep(0.5, 1);
    expect(began.results[0].cause).toEqual({
      kind: 'exemption',
      exemptionId: 'ex-1',
    });
    expect(shown(engine, 'ledger', at(1))).toMatchObject({
      'ready/flag': 'exempt',
      ready: 'gold',
    });
    expect(engine.results(ref('ledger'), at(1))?.checks[0].exemptUntil).toBe(
      '2027-03-01T03:00:00.000Z',
    );
    await sweep(1, 3);
    expect(shown(engine, 'ledger', at(3))).toMatchObject({
      'ready/flag': 'fail',
      ready: 'none',
    });
  });

  it('may cover a whole scorecard, and then show no level', async () => {
    const engine = await oneService();
    engine.setExemptions(ref('ledger'), [
      { ...exemption, covers: 'ready', from: START },
    ]);
    await all(
      engine.evaluate({ at: START, rows: engine.rowsOf([ref('ledger')]) }),
    );
    expect(shown(engine, 'ledger', START)).toEqual({
      'ready/flag': 'exempt',
      'ready/many': 'exempt',
      'ready/small': 'exempt',
      ready: 'none',
    });
  });

  it('do not hide that a check is not applicable', async () => {
    const engine = await oneService([
      scorecard({
        id: 'ready',
        checks: [
          check('flag', flag, {
            appliesTo: { fact: 'a/count', atLeast: 100 },
          }),
        ],
      }),
    ]);
    engine.setExemptions(ref('ledger'), [{ ...exemption, from: START }]);
    await all(engine.evaluate({ at: START }));
    expect(shown(engine, 'ledger', START)['ready/flag']).toBe('not-applicable');
  });
});
