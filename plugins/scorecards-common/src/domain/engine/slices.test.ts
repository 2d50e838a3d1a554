import type { Condition, Scorecard } from '../../types';
import {
  all,
  check,
  FACTS,
  newEngine,
  ref,
  scorecard,
  setRules,
  START,
  value,
} from './__testUtils__/engines';

const SERVICES = 10_000;
const CHECKS = 50;

const condition = (index: number): Condition => ({
  all: [
    { fact: 'a/flag', equals: true },
    {
      any: [
        { fact: 'a/count', moreThan: (3 * index) % 100 },
        { fact: 'a/tier', in: ['one', 'two'] },
      ],
    },
  ],
});

const large = (): Scorecard =>
  scorecard({
    id: 'large',
    checks: Array.from({ length: CHECKS }, (_, index) =>
      check(`c${index}`, condition(index), {
        level: ['bronze', 'silver', 'gold'][index % 3],
      }),
    ),
  });

const readings = (index: number) => ({
  'a/flag': value(index % 3 > 0),
  'a/count': value((7 * index) % 100),
  'a/tier': value(['one', 'two', 'three', 'four'][index % 4]),
  'b/size': value(index % 9),
});

describe('10,000 services and 50 checks', () => {
  it('are judged in slices, and stored in little room', async () => {
    let pauses = 0;
    const engine = newEngine(async () => {
      pauses++;
    });
    setRules(engine, [large()], { facts: FACTS });
    const names = Array.from({ length: SERVICES }, (_, index) => `s${index}`);
    engine.ingest(names.map(name => ({ ref: ref(name), kind: 'Component' })));
    await engine.setFacts({
      updates: names.map((name, index) => ({
        ref: ref(name),
        readings: readings(index),
      })),
      at: START,
    });
    let changes = 0;
    let atOnce = 0;
    for await (const some of engine.evaluate({ at: START })) {
      atOnce = Math.max(atOnce, some.length);
      for (const { results } of some) changes += results.length;
    }
    expect(changes).toBe(SERVICES * CHECKS);
    expect(pauses).toBeGreaterThan(3);
    // A slice ends with the first look at the clock after 8 ms, at every 32nd service.
    expect(atOnce).toBeLessThan(SERVICES / 2);

    expect(await all(engine.evaluate({ at: START }))).toEqual([]);
    const packed = JSON.stringify(engine.pack(ref('s7')));
    expect(packed.length).toBeLessThan(CHECKS * 20);
  });

  it('give the same verdicts as plain code', async () => {
    const engine = newEngine();
    setRules(engine, [large()], { facts: FACTS });
    const names = Array.from({ length: 500 }, (_, index) => `s${index}`);
    engine.ingest(names.map(name => ({ ref: ref(name), kind: 'Component' })));
    await engine.setFacts({
      updates: names.map((name, index) => ({
        ref: ref(name),
        readings: readings(index),
      })),
      at: START,
    });
    const passed = (await all(engine.evaluate({ at: START })))
      .flatMap(({ results }) => results)
      .filter(({ to }) => to === 0).length;
    let expected = 0;
    for (let index = 0; index < 500; index++)
      for (let of = 0; of < CHECKS; of++)
        if (
          index % 3 > 0 &&
          ((7 * index) % 100 > (3 * of) % 100 || index % 4 < 2)
        )
          expected++;
    expect(passed).toBe(expected);
  });
});

describe('an answer in slices', () => {
  it('names nobody that came while it was worked out', async () => {
    let inBetween = () => {};
    const engine = newEngine(async () => inBetween());
    setRules(engine, [large()], { facts: FACTS });
    const names = Array.from({ length: SERVICES }, (_, index) => `s${index}`);
    const head = (name: string) => ({ ref: ref(name), kind: 'Component' });
    engine.ingest(names.map(head));
    await all(engine.evaluate({ at: START }));
    const rows = engine.rowsOf(names.map(ref));
    let secrets = 0;
    inBetween = () => {
      const gone = names.slice(secrets, secrets + 20);
      engine.ingest([
        ...gone.map(name => ({ ...head(name), removed: true })),
        ...gone.map(() => head(`secret-${secrets++}`)),
      ]);
    };
    const draft = scorecard({
      id: 'large',
      checks: [check('c0', condition(0))],
    });
    const page = await engine.matrix({
      ...{ scorecard: 'large', sort: 'name', offset: 0, limit: SERVICES },
      rows,
    });
    const whatIf = await engine.whatIf({
      ...{ draft, rows, at: START, limit: SERVICES },
    });
    const rollup = await engine.checkRollup({
      ...{ check: 'large/c0', rows, limit: SERVICES },
    });
    expect(secrets).toBeGreaterThan(0);
    const told = JSON.stringify([page, whatIf, rollup]);
    expect(told).toContain(ref('s9999'));
    expect(told).not.toContain('secret');
  });
});
