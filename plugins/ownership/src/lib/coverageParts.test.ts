import { countsOf, coverage } from '../__testUtils__/coverage';
import { coverageParts } from './coverageParts';

describe('coverageParts', () => {
  it('adds up to all services', () => {
    const { total, ...parts } = coverageParts({
      ...coverage,
      all: countsOf(100, { reachable: 60 }),
      orphans: {
        total: 30,
        causes: [
          { state: 'not-in-catalog', count: 20 },
          { state: 'missing', count: 10 },
        ],
      },
    });
    expect(parts).toEqual({
      reachable: 60,
      silent: 10,
      dangling: 20,
      ownerless: 10,
    });
    expect(Object.values(parts).reduce((a, b) => a + b)).toBe(total);
  });

  it('never counts below zero when an orphan can be reached all the same', () => {
    const { silent } = coverageParts({
      ...coverage,
      all: countsOf(10, { reachable: 10 }),
      orphans: { total: 1, causes: [{ state: 'email', count: 1 }] },
    });
    expect(silent).toBe(0);
  });
});
