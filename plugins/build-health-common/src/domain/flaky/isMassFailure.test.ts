import { isMassFailure } from './isMassFailure';

describe('isMassFailure', () => {
  it.each([
    ['everything fails', { tests: 100, failed: 100 }, true],
    ['more than 30 % fail', { tests: 100, failed: 31 }, true],
    ['30 % fail', { tests: 100, failed: 30 }, false],
    ['all of a few tests fail', { tests: 4, failed: 4 }, false],
    ['five of a small suite fail', { tests: 10, failed: 5 }, true],
    ['nothing ran', { tests: 0, failed: 0 }, false],
  ])('where %s', (_, run, expected) => {
    expect(isMassFailure(run)).toBe(expected);
  });
});
