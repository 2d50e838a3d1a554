import { repositoryOf } from './CiBuild';

it.each([
  ['https://github.com/larkspur/ledger.git', 'larkspur/ledger'],
  ['https://github.com/larkspur/ledger.git///', 'larkspur/ledger'],
  ['git@github.com:larkspur//ledger/', 'larkspur/ledger'],
  ['https://github.com/larkspur/.git', undefined],
  ['https://github.com/larkspur', undefined],
  ['https://github.com/a/b/c', undefined],
  [undefined, undefined],
])('finds the repository in %p', (address, expected) => {
  expect(repositoryOf(address)).toBe(expected);
});

it('reads an address of slashes in no time', () => {
  const began = performance.now();
  const address = `https://github.com/a${'/'.repeat(200_000)}b`;
  expect(repositoryOf(address)).toBe('a/b');
  // What looks at each slash again takes ten times as long.
  expect(performance.now() - began).toBeLessThan(1_500);
});
