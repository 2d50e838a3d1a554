import { readOpen, writeOpen } from './openCheck';

describe('readOpen', () => {
  it.each([
    { check: 'production-readiness/level2' },
    { check: 'a/b', entityRef: 'component:default/led@ger' },
  ])('reads back %j', open => {
    expect(readOpen(writeOpen(open))).toEqual(open);
  });

  it.each([
    null,
    '',
    'level2',
    'a/b/c',
    '../x',
    'A/b',
    '@component:default/ledger',
    `a/${'b'.repeat(64)}`,
    `a/b@${'c'.repeat(500)}`,
    // Of the drawer of another plugin on the same page.
    '901',
  ])('is not opened by %j', text => {
    expect(readOpen(text)).toBeUndefined();
  });
});
