import { isTrunk } from './isTrunk';

type Report = Parameters<typeof isTrunk>[0];

const push: Report = {
  branch: 'main',
  trigger: 'push',
  pipeline: { key: '1', name: 'CI', defaultBranch: 'main' },
};
const withDefault = (defaultBranch: string | undefined): Report => ({
  ...push,
  pipeline: { ...push.pipeline, defaultBranch },
});

describe('isTrunk', () => {
  it.each<[string, Report, boolean | undefined]>([
    ['a push to the default branch', push, true],
    ['a push to another branch', { ...push, branch: 'feature' }, false],
    ['main of a fork', { ...push, isFork: true }, false],
    [
      'main of a fork whose default branch is unknown',
      { ...withDefault(undefined), isFork: true },
      false,
    ],
    [
      'a pull request, which a fork may make from its main',
      { ...push, trigger: 'pull-request' },
      false,
    ],
    ['a build that names its pull request', { ...push, pullRequest: 7 }, false],
    ['main where the default branch is another', withDefault('trunk'), false],
    [
      'main where nobody says what the default branch is',
      withDefault(undefined),
      undefined,
    ],
    ['no branch', { ...push, branch: undefined }, undefined],
    [
      'a schedule on the default branch',
      { ...push, trigger: 'schedule' },
      true,
    ],
  ])('says of %s', (_, report, expected) => {
    expect(isTrunk(report)).toBe(expected);
  });
});
