import fc from 'fast-check';
import { DurationSketch, summaryOf } from './DurationSketch';

const WEEK = 7 * 24 * 3_600_000;

/** Durations of all magnitudes, with 0 and with equal ones. */
const duration = fc.oneof(
  fc.nat(50),
  fc.nat(10_000),
  fc.nat(WEEK),
  fc.constantFrom(0, 1, 2, WEEK - 1, WEEK),
);
const durations = fc.oneof(
  fc.array(duration, { maxLength: 70 }),
  fc.array(duration, { minLength: 60, maxLength: 400 }),
);
const share = fc.double({ min: 0, max: 1, noNaN: true });

const exactQuantile = (values: readonly number[], q: number) =>
  [...values].sort((a, b) => a - b)[
    Math.max(1, Math.ceil(q * values.length - 1e-9)) - 1
  ];

const merged = (...sketches: DurationSketch[]) => {
  const sum = new DurationSketch();
  sketches.forEach(sketch => sum.merge(sketch));
  return sum;
};

const thousand = Array.from({ length: 1000 }, (_, i) => 1000 + i);

describe('DurationSketch', () => {
  it('answers within 2 % of the exact quantile', () => {
    fc.assert(
      fc.property(durations, share, (values, q) => {
        const answer = DurationSketch.of(values).quantile(q);
        const exact = exactQuantile(values, q);
        expect(answer === undefined).toBe(exact === undefined);
        expect(Math.abs((answer ?? 0) - (exact ?? 0))).toBeLessThanOrEqual(
          0.02 * (exact ?? 0) + 1e-6,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('is exact up to 64 values, and for the largest always', () => {
    fc.assert(
      fc.property(durations, share, (values, q) => {
        fc.pre(values.length > 0);
        const sketch = DurationSketch.of(values);
        expect(sketch.quantile(1)).toBe(Math.max(...values));
        const few = values.slice(0, 64);
        expect(DurationSketch.of(few).quantile(q)).toBe(exactQuantile(few, q));
      }),
    );
  });

  it('holds the same in whatever order and parts the values came', () => {
    fc.assert(
      fc.property(durations, durations, durations, (a, b, c) => {
        const [x, y, z] = [a, b, c].map(values => DurationSketch.of(values));
        const all = DurationSketch.of([...c, ...a, ...b]).serialize();
        expect(merged(merged(x, y), z).serialize()).toBe(all);
        expect(merged(x, merged(y, z)).serialize()).toBe(all);
        expect(merged(z, y, x).serialize()).toBe(all);
        // The parts are as they were.
        expect(x.serialize()).toBe(DurationSketch.of(a).serialize());
      }),
    );
  });

  it('is read back as it was written, and goes on from there', () => {
    fc.assert(
      fc.property(durations, durations, share, (a, b, q) => {
        const sketch = DurationSketch.of(a);
        const copy = DurationSketch.parse(sketch.serialize());
        expect(copy.serialize()).toBe(sketch.serialize());
        expect(copy.count).toBe(a.length);
        expect(copy.quantile(q)).toBe(sketch.quantile(q));
        b.forEach(value => copy.add(value));
        expect(copy.serialize()).toBe(
          DurationSketch.of([...a, ...b]).serialize(),
        );
      }),
    );
  });

  it('can be merged with itself', () => {
    for (const values of [[1, 2, 3], thousand]) {
      const sketch = DurationSketch.of(values);
      sketch.merge(sketch);
      expect(sketch.serialize()).toBe(
        DurationSketch.of([...values, ...values]).serialize(),
      );
    }
  });

  it('takes an unknown or negative duration for none, and not for 0', () => {
    const sketch = DurationSketch.of([undefined, NaN, -1]);
    expect(sketch.count).toBe(0);
    expect(sketch.quantile(0.5)).toBeUndefined();
    sketch.add(0);
    expect(sketch.quantile(0.5)).toBe(0);
  });

  it('counts what took longer than 7 days as 7 days', () => {
    expect(DurationSketch.of([WEEK * 3, Infinity]).quantile(0)).toBe(WEEK);
    const many = DurationSketch.of([...thousand, WEEK * 3]);
    expect(many.quantile(1)).toBe(WEEK);
  });

  it('stays small, however much it holds', () => {
    const sketch = new DurationSketch();
    for (let i = 0; i < 100_000; i++) sketch.add(1.0002 ** i);
    expect(sketch.serialize().length).toBeLessThan(6000);
    // A usual day.
    expect(
      DurationSketch.of([
        301_000, 305_500, 290_000, 312_345, 299_999, 310_000, 450_000,
      ]).serialize().length,
    ).toBeLessThan(40);
  });

  it.each([
    '',
    '1',
    '2e.1',
    '1e.-1',
    '1e.1.',
    '1e.01',
    '1e.A',
    '1e.1-1',
    '1e.zzzzzzzz',
    `1e${'.1'.repeat(65)}`,
    '1b',
    '1b.1.1',
    '1b.1.1.1-1',
    '1b.1.1.1-1t-1',
    '1b.1.1.1-0',
    '1b.1.1.1-zzzzzzzzzzz',
    '1b.2.1.1-1t',
    '1b.1.1.1-1t.0-1t',
    '1b.1.1.zzzz-1t',
    `1b${'.1-1'.repeat(5000)}`,
  ])('refuses to read %p', text => {
    expect(() => DurationSketch.parse(text)).toThrow(
      'Not a sketch of durations',
    );
  });

  it('reads a sketch that is written by hand', () => {
    // 65 values of 1 ms: the bucket of 1 is one after that of 0.
    expect(DurationSketch.parse('1b.1.1.1-1t').count).toBe(65);
    expect(DurationSketch.parse('1e.a.0.5').quantile(1)).toBe(15);
    expect(DurationSketch.parse('1e').count).toBe(0);
  });
});

describe('summaryOf', () => {
  it('is unknown without values', () => {
    expect(summaryOf(new DurationSketch())).toBeUndefined();
  });

  it('shows the maximum alone below 20 values', () => {
    const values = Array.from({ length: 19 }, (_, i) => (i + 1) * 1000);
    expect(summaryOf(DurationSketch.of(values))).toEqual({
      n: 19,
      p50: 10_000,
      max: 19_000,
    });
    expect(summaryOf(DurationSketch.of([...values, 20_000]))).toEqual({
      n: 20,
      p50: 10_000,
      p95: 19_000,
      max: 20_000,
    });
  });

  it('comes from the days together, where an average of their percentiles is far off', () => {
    const quiet = DurationSketch.of(Array<number>(30).fill(60_000));
    const busy = DurationSketch.of(Array<number>(970).fill(600_000));
    const { p50 } = summaryOf(merged(quiet, busy))!;
    expect(Math.abs(p50 - 600_000)).toBeLessThan(12_001);
  });
});
