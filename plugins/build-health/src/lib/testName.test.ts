import { percentOf, testName } from './testName';

describe('testName', () => {
  it.each([
    ['RefundTest › isOnce', [], 'com.acme.RefundTest', 'isOnce'],
    ['refunds › is once', ['unit', 'refunds'], undefined, 'is once'],
    ['refunds is once', ['refunds'], undefined, 'refunds is once'],
    ['is once', [''], undefined, 'is once'],
    ['RefundTest › (no name)', [], 'RefundTest', ''],
  ])('is %s', (expected, suitePath, className, name) => {
    expect(testName({ suitePath, className, name })).toBe(expected);
  });
});

describe('percentOf', () => {
  it.each([
    [0, '0%'],
    [0.0004, '< 0.1%'],
    [0.006, '0.6%'],
    [0.06, '6%'],
    [1, '100%'],
  ])('writes %d as %s', (share, expected) => {
    expect(percentOf(share)).toBe(expected);
  });
});
