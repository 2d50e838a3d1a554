import type { BuildOutcome } from '../types';
import { countsForHealth, isRed } from './outcomes';

const COUNTED: BuildOutcome[] = [
  'success',
  'failure',
  'unstable',
  'timed-out',
  'startup-failure',
];
const LEFT_OUT: BuildOutcome[] = [
  'cancelled',
  'skipped',
  'not-built',
  'neutral',
  'action-required',
  'stale',
];

describe('countsForHealth', () => {
  it.each(COUNTED)('counts %s', outcome => {
    expect(countsForHealth(outcome)).toBe(true);
  });

  it.each([...LEFT_OUT, undefined])('leaves out %s', outcome => {
    expect(countsForHealth(outcome)).toBe(false);
  });
});

describe('isRed', () => {
  it('is green after a success alone', () => {
    expect(COUNTED.map(isRed)).toEqual([false, true, true, true, true]);
  });

  it.each([...LEFT_OUT, undefined])('cannot tell from %s', outcome => {
    expect(isRed(outcome)).toBeUndefined();
  });
});
