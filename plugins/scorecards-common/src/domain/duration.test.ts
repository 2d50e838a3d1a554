import fc from 'fast-check';
import { formatDuration, parseDuration } from './duration';

const HOUR = 3_600_000;

describe('durations', () => {
  it.each([
    ['90m', 1.5 * HOUR],
    ['36h', 36 * HOUR],
    ['7d', 168 * HOUR],
    ['2w', 336 * HOUR],
    ['1h 30m', 1.5 * HOUR],
    ['1h30m', 1.5 * HOUR],
    [' 1w 2d 3h 4m 5s 6ms ', 788_645_006],
    ['250ms', 250],
    ['0s', 0],
  ])('%s is %d ms', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });

  it.each([
    ...['', ' ', '5', 'h', '1 h', '1.5h', '-1h', '1h 1h', '30m 1h', '1y'],
    ...['1H', '1h,30m', '1h x', 'x 1h', '1min', '1h\n30m', '9999999999h'],
    ' '.repeat(100_000),
    '1'.repeat(100_000),
  ])('"%s" is none', text => {
    expect(parseDuration(text)).toBeUndefined();
  });

  it.each([
    [0, '0s'],
    [90 * 60_000, '1h 30m'],
    [14 * 24 * HOUR, '2w'],
    [10 * 24 * HOUR, '10d'],
    [61_001, '1m 1s 1ms'],
  ])('%d ms are written %s', (milliseconds, expected) => {
    expect(formatDuration(milliseconds)).toBe(expected);
  });

  it('are read as they are written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e15 }), milliseconds => {
        expect(parseDuration(formatDuration(milliseconds))).toBe(milliseconds);
      }),
    );
  });
});
