import fc from 'fast-check';
import { pooledRate, successRate, wilsonInterval } from './successRate';

const counts = fc
  .nat(10_000)
  .chain(n => fc.record({ n: fc.constant(n), successes: fc.nat(n) }));

describe('wilsonInterval', () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %d in %d is what was published', (successes, n, low, high) => {
    const interval = wilsonInterval(successes, n)!;
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('is unknown where nothing was counted, or where the counts are none', () => {
    expect(wilsonInterval(0, 0)).toBeUndefined();
    expect(wilsonInterval(2, 1)).toBeUndefined();
    expect(wilsonInterval(-1, 1)).toBeUndefined();
    expect(wilsonInterval(NaN, 1)).toBeUndefined();
    expect(wilsonInterval(1, Infinity)).toBeUndefined();
  });

  it('stays within 0 and 1, around the share, and is the mirror of the failures', () => {
    fc.assert(
      fc.property(counts, ({ n, successes }) => {
        fc.pre(n > 0);
        const { low, high } = wilsonInterval(successes, n)!;
        const mirror = wilsonInterval(n - successes, n)!;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(successes / n);
        expect(high).toBeGreaterThanOrEqual(successes / n);
        expect(high).toBeLessThanOrEqual(1);
        expect(1 - mirror.high).toBeCloseTo(low, 10);
      }),
    );
  });
});

describe('successRate', () => {
  it('is unknown without builds, and not 0', () => {
    expect(successRate({ n: 0, successes: 0 })).toEqual({
      n: 0,
      successes: 0,
      hasVerdict: false,
    });
  });

  it('has a verdict from 20 builds on', () => {
    expect(successRate({ n: 19, successes: 19 }).hasVerdict).toBe(false);
    const enough = successRate({ n: 20, successes: 19 });
    expect(enough).toMatchObject({ n: 20, rate: 0.95, hasVerdict: true });
    expect(enough.interval!.low).toBeCloseTo(0.7639, 4);
  });
});

describe('pooledRate', () => {
  it('weighs pipelines by their builds, where a mean of rates would say 50 %', () => {
    const pooled = pooledRate([
      { n: 2, successes: 0 },
      { n: 1998, successes: 1998 },
    ]);
    expect(pooled).toMatchObject({ n: 2000, successes: 1998, rate: 0.999 });
  });

  it('comes to a verdict together where none of them has one', () => {
    const few = { n: 10, successes: 9 };
    expect(pooledRate([few]).hasVerdict).toBe(false);
    expect(pooledRate([few, few])).toEqual(
      successRate({ n: 20, successes: 18 }),
    );
    expect(pooledRate([])).toEqual(successRate({ n: 0, successes: 0 }));
  });
});
