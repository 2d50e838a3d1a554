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
    [0, '0_min'],
    [30, '30_min'],
    [60, '1_h'],
    [90, '1_h 30_min'],
    [480, '1_d'],
    [720, '1_d 4_h'],
    [479.6, '1_d'],
    [950, '2_d'],
    [1_234_560, '2,572_d'],
  ])('writes %s minutes as %s, where _ breaks no line', (minutes, text) => {
    expect(formatEffort(minutes)).toBe(text.replaceAll('_', '\u00a0'));
  });
});
