import {
  latestOf,
  millisecondsBetween,
  toLink,
  toNumber,
  toRepository,
  toSha,
} from './values';

it.each([
  ['git@github.com:acme/payments.git', 'acme/payments'],
  ['https://github.com/acme/payments', 'acme/payments'],
  ['https://token@github.com/acme/payments.git/', 'acme/payments'],
  ['ssh://git@github.com:22/acme/payments.git', 'acme/payments'],
  ['git@somewhere.example:project.git', undefined],
  ['https://git.example.com/scm/acme/payments.git', undefined],
  ['/srv/git/payments', undefined],
  ['payments', undefined],
  ['', undefined],
  [undefined, undefined],
])('the repository of %s is %s', (address, repository) => {
  expect(toRepository(address)).toBe(repository);
});

it('takes no word and no revision of Subversion for a commit', () => {
  expect(
    ['HEAD', 'main', 'v1.0', '', 'abc12', '4711', 'r1234567'].map(toSha),
  ).toEqual(Array(7).fill(undefined));
  expect(toSha('ABCDEF0')).toBe('abcdef0');
});

it('clamps what is negative to unknown, and finds the latest', () => {
  const [early, late] = ['2026-11-20T10:00:00Z', '2026-11-20T10:00:01Z'];
  expect(millisecondsBetween(early, late)).toBe(1_000);
  expect(millisecondsBetween(early, early)).toBe(0);
  expect(millisecondsBetween(late, early)).toBeUndefined();
  expect(millisecondsBetween(undefined, late)).toBeUndefined();
  expect(latestOf(late, undefined, early)).toBe(late);
  expect(latestOf(undefined)).toBeUndefined();
});

it('takes numbers of pull requests that are some, and links that a browser may follow', () => {
  expect(['7', 7, '0', '-1', 'x', '1.5', '1e300'].map(toNumber)).toEqual([
    7,
    7,
    ...Array(5).fill(undefined),
  ]);
  expect(toLink('https://ci.example.com/1')).toBe('https://ci.example.com/1');
  expect(['data:text/html,x', 'https://', 'nowhere', null].map(toLink)).toEqual(
    Array(4).fill(undefined),
  );
});
