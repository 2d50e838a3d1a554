import { formatEffort, parseEffort } from './effort';

describe('parseEffort', () => {
  it.each([
    ['30m', 30],
    ['2h', 120],
    ['3d', 1440],
    ['1d 4h', 720],
    ['0.5d', 240],
    [' 1h ', 60],
    ['', undefined],
    ['3', undefined],
    ['3 days', undefined],
    ['-1h', undefined],
    ['0m', undefined],
    ['9999d', undefined],
    ['1h'.padEnd(10_000), undefined],
  ])('reads %j as %s minutes', (text, minutes) => {
    expect(parseEffort(text)).toBe(minutes);
  });
});

describe('formatEffort', () => {
  it.each([
    [0, '0 min'],
    [30, '30 min'],
    [60, '1 h'],
    [90, '1 h 30 min'],
    [480, '1 d'],
    [720, '1 d 4 h'],
    [479.6, '1 d'],
    [950, '2 d'],
    [1_234_560, '2,572 d'],
  ])('writes %s minutes as %s', (minutes, text) => {
    expect(formatEffort(minutes)).toBe(text);
  });
});
