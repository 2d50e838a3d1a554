import { readMilliseconds, roundMilliseconds } from './readMilliseconds';

describe('the time of a case', () => {
  it.each([
    ['0', 0],
    ['0.003', 3],
    ['.5', 500],
    ['12.', 12_000],
    [' 1.5 ', 1_500],
    ['+2', 2_000],
    ['1.2E-4', 0.12],
    ['1.4e-05', 0.014],
    ['2,503.1', 2_503_100],
    ['1,234', 1_234_000],
    ['1,234,567.8', 1_234_567_800],
    ['0,123', 123],
    ['12,5', 12_500],
  ])('%s is %d ms', (time, milliseconds) => {
    expect(roundMilliseconds(readMilliseconds(time) ?? Number.NaN)).toBe(
      milliseconds,
    );
  });

  it.each([
    undefined,
    '',
    ' ',
    '-0.001',
    'NaN',
    'Infinity',
    '1e400',
    '1700000000',
    '<<computed>>',
    '1.2.3',
    '1,2,3',
    '0x10',
    '1 s',
  ])('%s is unknown', time => {
    expect(readMilliseconds(time)).toBeUndefined();
  });
});
