import { formatCount, formatExactCount } from './count';

describe('formatCount', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1204, '1,204'],
    [99_999, '99,999'],
    [100_000, '100 k'],
    [123_600, '124 k'],
    [1_204_000, '1,204 k'],
    [12_000_000, '12 M'],
    [-123_600, '-124 k'],
  ])('writes %d as %s', (count, text) => {
    expect(formatCount(count)).toBe(text);
  });

  it('groups digits as the language does', () => {
    expect(formatExactCount(123_456, 'de')).toBe('123.456');
  });
});
