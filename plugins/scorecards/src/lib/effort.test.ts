import { formatEffort } from './effort';

describe('formatEffort', () => {
  it.each([
    [0, '0 min'],
    [30, '30 min'],
    [60, '1 h'],
    [90, '1 h 30 min'],
    [479, '7 h 59 min'],
    [480, '1 d'],
    [510, '1 d 1 h'],
    // Rounding fills the day.
    [955, '2 d'],
    [1_000 * 480, '1,000 d'],
  ])('writes %i minutes as %s', (minutes, text) => {
    expect(formatEffort(minutes)).toBe(text);
  });
});
