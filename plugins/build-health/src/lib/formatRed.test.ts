import { formatRed } from './formatRed';

it.each([
  [42_000, '42 s'],
  [30 * 60_000 + 42_000, '30 min'],
  [130 * 60_000 + 59_999, '2 h 10 min'],
  [74 * 3_600_000, '3 d 2 h'],
])('%i ms of red are %s', (ms, written) => {
  expect(formatRed(ms)).toBe(written);
});
