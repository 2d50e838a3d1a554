import { buildSchema } from './schemas';
import { changeOf, checkoutOf, repositoryOf } from './scm';

const SHA = 'ec1bfcf8f9404858257271b05503eecbebd7bc0a';
const OTHER = '28674611205a42f997ad1aa1a3bd2a1b00000000';

const build = (...actions: object[]) =>
  buildSchema.parse({ number: 1, timestamp: 1, actions });
const data = (
  branch: string | string[] = 'origin/main',
  rest: { SHA1?: string; remoteUrls?: string[]; more?: object } = {},
) => ({
  lastBuiltRevision: {
    SHA1: rest.SHA1 ?? SHA,
    branch: [branch].flat().map(name => ({ name })),
  },
  remoteUrls: rest.remoteUrls ?? ['https://github.com/acme/service.git'],
  ...rest.more,
});
const library = data('main', {
  SHA1: OTHER,
  remoteUrls: ['https://github.com/acme/shared-library'],
});
const parameters = (values: Record<string, unknown>) => ({
  parameters: Object.entries(values).map(([name, value]) => ({ name, value })),
});

describe('checkouts', () => {
  it('are unknown where a build failed before it', () => {
    expect(checkoutOf(build({}, {}), {})).toEqual({});
  });

  it.each([
    ['main', 'main'],
    ['origin/main', 'main'],
    ['refs/heads/main', 'main'],
    ['refs/remotes/origin/main', 'main'],
    ['refs/remotes/upstream/feature/x', 'feature/x'],
    ['detached', undefined],
    ['HEAD', undefined],
    ['(no branch)', undefined],
    ['refs/tags/v1', undefined],
    [SHA, undefined],
  ])('of %s are of the branch %s', (written, branch) => {
    expect(checkoutOf(build(data(written)), {}).branch).toBe(branch);
  });

  it.each(['origin/pr/7/merge', 'origin/pr/7', 'refs/pull/7/head', 'PR-7'])(
    'of %s are of a pull request, and of no branch',
    written => {
      const { branch, pullRequest } = checkoutOf(build(data(written)), {});
      expect([branch, pullRequest]).toEqual([undefined, 7]);
    },
  );

  it('of a commit that several branches point at are of none that is known', () => {
    const both = data(['origin/main', 'origin/release']);
    expect(checkoutOf(build(both), {})).toMatchObject({ sha: SHA });
    expect(checkoutOf(build(both), {}).branch).toBeUndefined();
    const same = data(['origin/main', 'refs/remotes/origin/main']);
    expect(checkoutOf(build(same), {}).branch).toBe('main');
  });

  it('are those of the component, though a shared library comes first', () => {
    const both = build(library, data());
    expect(checkoutOf(both, { repository: 'Acme/Service' }).sha).toBe(SHA);
    // Nobody can tell which one is the code.
    expect(checkoutOf(both, {})).toEqual({});
    expect(checkoutOf(both, { repository: 'acme/another' })).toEqual({});
    expect(checkoutOf(build(library), { repository: 'acme/service' })).toEqual(
      {},
    );
  });

  it('count by the last revision, and not by the first of all branches ever built', () => {
    const more = {
      buildsByBranchName: {
        'PR-10895': {
          revision: { SHA1: OTHER, branch: [{ name: 'PR-10895' }] },
        },
      },
    };
    const { sha, pullRequest } = checkoutOf(
      build(data('PR-11183', { more })),
      {},
    );
    expect([sha, pullRequest]).toEqual([SHA, 11183]);
  });

  it('with a variable in their address are read with the parameters, or are of an unknown repository', () => {
    const remoteUrls = ['${GIT_URL}'];
    const variable = data('main', { remoteUrls });
    expect(checkoutOf(build(variable), {}).repository).toBeUndefined();
    const GIT_URL = 'git@github.com:acme/service.git';
    const known = build(variable, parameters({ GIT_URL }));
    expect(checkoutOf(known, {}).repository).toBe('acme/service');
    // One that is not known may still be the only one.
    expect(
      checkoutOf(build(library, variable), { repository: 'acme/service' }).sha,
    ).toBe(SHA);
  });
});

describe('changes', () => {
  const ghprb = {
    ghprbPullId: '7',
    ghprbSourceBranch: 'main',
    ghprbGhRepository: 'acme/service',
    ghprbAuthorRepoGitUrl: 'https://github.com/stranger/service.git',
    ghprbActualCommit: SHA,
    ghprbPullTitle: 'Fix it',
  };

  it('are told by the parameters of the pull request builder', () => {
    expect(changeOf(build(parameters(ghprb)))).toMatchObject({
      pullRequest: 7,
      branch: 'main',
      isFork: true,
      sha: SHA,
      title: 'Fix it',
    });
  });

  it('of the own repository are of no fork that is known', () => {
    const own = {
      ...ghprb,
      ghprbAuthorRepoGitUrl: 'git@github.com:Acme/service',
    };
    expect(changeOf(build(parameters(own))).isFork).toBeUndefined();
  });

  it.each(['0', '-1', 'seven', '1.5', '99999999999', '1e300'])(
    'have no number %s',
    ghprbPullId => {
      expect(
        changeOf(build(parameters({ ...ghprb, ghprbPullId }))).pullRequest,
      ).toBeUndefined();
    },
  );

  it('are none without parameters, nor with ones that hold no text', () => {
    expect(changeOf(build()).pullRequest).toBeUndefined();
    expect(
      changeOf(build(parameters({ CHANGE_ID: true, CHANGE_BRANCH: ' ' }))),
    ).toMatchObject({ pullRequest: undefined, branch: undefined });
  });
});

it('the repository of an address with a variable is none', () => {
  expect(repositoryOf('${URL}/acme/service')).toBeUndefined();
  expect(repositoryOf('https://h/acme/service')).toBe('acme/service');
});
