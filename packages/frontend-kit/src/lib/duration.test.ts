import { formatAge, formatDuration } from './duration';

const S = 1_000;
const MIN = 60 * S;
const H = 60 * MIN;
const D = 24 * H;

describe('formatDuration', () => {
  it.each([
    [0, '0 s'],
    [-5 * S, '0 s'],
    [300, '< 1 s'],
    [45 * S, '45 s'],
    [59_999, '59 s'],
    [MIN, '1 min'],
    [3 * MIN + 20 * S, '3 min 20 s'],
    [9 * MIN + 5 * S, '9 min 5 s'],
    [H, '1 h'],
    [H + 5 * MIN + 59 * S, '1 h 05 min'],
    [23 * H + 59 * MIN, '23 h 59 min'],
    [D, '1 d'],
    [2 * D + 4 * H + 59 * MIN, '2 d 4 h'],
    [400 * D, '400 d'],
  ])('writes %d ms as %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});

describe('formatAge', () => {
  it.each([
    [300, '0 s'],
    [45 * S, '45 s'],
    [3 * MIN + 20 * S, '3 min'],
    [3 * H + 59 * MIN, '3 h'],
    [2 * D + 4 * H, '2 d'],
  ])('writes %d ms as %s', (milliseconds, text) => {
    expect(formatAge(milliseconds)).toBe(text);
  });
});
