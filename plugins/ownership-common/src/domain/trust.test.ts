import fc from 'fast-check';
import { trustLevelOf, trustPeriodOf } from './trust';

const period = { freshFor: 60, dueAfter: 90 };
const levels = ['fresh', 'ageing', 'stale'];

describe('trustLevelOf', () => {
  it.each([
    [undefined, 'never'],
    [100, 'fresh'],
    [41, 'fresh'],
    [40, 'ageing'],
    [11, 'ageing'],
    [10, 'stale'],
    // Another replica's clock may run ahead.
    [101, 'fresh'],
  ])('of a confirmation at %s, seen at 100: %s', (confirmedAt, expected) => {
    expect(trustLevelOf(confirmedAt, period, 100)).toBe(expected);
  });

  it('never gets better by waiting', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (now, wait) => {
        const rank = (at: number) =>
          levels.indexOf(trustLevelOf(0, period, at));
        expect(rank(now + wait)).toBeGreaterThanOrEqual(rank(now));
      }),
    );
  });
});

describe('trustPeriodOf', () => {
  const strict = { freshFor: 1, dueAfter: 2 };
  const periods = { default: period, byTier: { '1': strict } };

  it.each([
    ['1', strict],
    ['2', period],
    [undefined, period],
    ['constructor', period],
  ])('tier %s', (tier, expected) => {
    expect(trustPeriodOf(periods, tier)).toBe(expected);
  });
});
