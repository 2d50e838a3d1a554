import { readVerdict } from './verdicts';

describe('a number of the matrix', () => {
  it.each([
    [0, { state: 'pass' }],
    [2, { state: 'fail' }],
    [3, { state: 'unknown' }],
    [5, { state: 'not-applicable' }],
    [6, { state: 'exempt' }],
    // Frozen: 8 for each place of what it was, and one more.
    [4 + 8 * 1, { state: 'stale', was: 'pass' }],
    [4 + 8 * 3, { state: 'stale', was: 'fail' }],
    [7 + 8 * 2, { state: 'error', was: 'warn' }],
    // Never judged, and what is no number of a matrix.
    [255, { state: 'unknown' }],
    [-1, { state: 'unknown' }],
    [1.5, { state: 'unknown' }],
    [undefined, { state: 'unknown' }],
  ])('%s is %j', (verdict, expected) => {
    expect(readVerdict(verdict)).toEqual(expected);
  });

  it('is always one of the states', () => {
    for (let verdict = 0; verdict < 300; verdict++) {
      expect(readVerdict(verdict).state).toEqual(expect.any(String));
    }
  });
});
