import {
  branchOfFullName,
  fullNameOfPath,
  idOfBuild,
  isFullName,
  isSameName,
  pathOfFullName,
  pullRequestOfFullName,
} from './jobNames';

it.each([
  ['/job/org/job/service/12/', 'org/service'],
  [
    '/jenkins/job/org/job/service/job/feature%252Fx/3/',
    'org/service/feature%2Fx',
  ],
  ['job/service/', 'service'],
  ['/job/a%20b/', 'a b'],
  ['/job/100%/', '100%'],
  ['/job/job/job/job/', 'job/job'],
  ['/view/all/', undefined],
  ['', undefined],
])('the path %s is of the job %s', (path, name) => {
  expect(fullNameOfPath(path)).toBe(name);
});

it.each(['org/service', 'org/service/feature%2Fx', 'a b/c+d', 'ä/100%'])(
  'the name %s comes back from its path',
  name => {
    expect(fullNameOfPath(pathOfFullName(name))).toBe(name);
  },
);

it('a folder that is called like a branch is none; the last part of a multibranch project is one', () => {
  expect(branchOfFullName('org/master/feature%2Fx')).toBe('feature/x');
});

it.each([
  ['org/service/PR-12', 12],
  ['org/service/PR-12-merge', 12],
  ['org/service/MR-3-head', 3],
  ['org/service/PR-0', undefined],
  ['org/service/PR-99999999999999999999', undefined],
  ['org/PR-12/main', undefined],
  ['org/service/PR-12x', undefined],
])('%s is of the pull request %s', (name, number) => {
  expect(pullRequestOfFullName(name)).toBe(number);
});

it('names are the same in any case, and however often they are encoded', () => {
  expect(isSameName('Org/Service/feature%2Fx', 'org/service/feature/x')).toBe(
    true,
  );
  expect(isSameName('org/service', 'org/services')).toBe(false);
});

it.each([
  '',
  '/',
  'a//b',
  '..',
  'a/../b',
  'a?b',
  'a#b',
  'a:b',
  'a\\b',
  '\ud800',
])('%j names no job', written => {
  expect(isFullName(written)).toBe(false);
});

it('an id is what people write, and as long as rows allow', () => {
  expect(idOfBuild('org/service', 12)).toBe('org/service#12');
  const long = `org/service/${'feature%2F'.repeat(25)}`;
  expect(idOfBuild(long, 12)).toMatch(/^[0-9a-f]{64}#12$/);
  expect(idOfBuild(long, 12)).toBe(idOfBuild(long, 12));
  expect(idOfBuild(`${long}x`, 12)).not.toBe(idOfBuild(long, 12));
});
