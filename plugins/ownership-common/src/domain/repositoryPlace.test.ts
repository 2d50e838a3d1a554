import { readRepositoryPlace } from './repositoryPlace';

const github = 'https://github.com/acme/shop';

describe('readRepositoryPlace', () => {
  it.each([
    [`${github}/blob/main/catalog-info.yaml`, github, 'catalog-info.yaml'],
    [`${github}/tree/main/a/b.yaml`, github, 'a/b.yaml'],
    [`${github}/blob/main/a%20b/c.yaml`, github, 'a b/c.yaml'],
    [`${github}/blob/feature%2Dx/blob/y/c.yaml`, github, 'blob/y/c.yaml'],
    [
      'https://gitlab.com/acme/pay/shop/-/blob/main/a/b.yaml',
      'https://gitlab.com/acme/pay/shop',
      'a/b.yaml',
    ],
    [
      'https://git.example.com/acme/pay/shop/blob/main/b.yaml?ref_type=heads',
      'https://git.example.com/acme/pay/shop',
      'b.yaml',
    ],
    [
      'https://bitbucket.org/acme/shop/src/master/a/b.yaml',
      'https://bitbucket.org/acme/shop',
      'a/b.yaml',
    ],
    [
      'https://bb.example.com/projects/PAY/repos/shop/browse/a/b.yaml?at=main',
      'https://bb.example.com/projects/PAY/repos/shop',
      'a/b.yaml',
    ],
    [
      'https://gitea.example.com/acme/shop/src/branch/main/a/b.yaml',
      'https://gitea.example.com/acme/shop',
      'a/b.yaml',
    ],
    [
      'https://dev.azure.com/acme/pay/_git/shop?path=/a/b.yaml&version=GBmain',
      'https://dev.azure.com/acme/pay/_git/shop',
      'a/b.yaml',
    ],
    [
      'https://dev.azure.com/acme/pay/_git/shop?path=%2Fa%2Fb.yaml',
      'https://dev.azure.com/acme/pay/_git/shop',
      'a/b.yaml',
    ],
  ])('%s is in %s', (address, repository, path) => {
    expect(readRepositoryPlace(`url:${address}`)).toMatchObject({
      repository,
      path,
    });
  });

  it.each([
    [`${github}/blob/main/a/b.yaml`, `${github}/blob/main/CODEOWNERS`],
    [`${github}/tree/main/a/b.yaml`, `${github}/blob/main/CODEOWNERS`],
    [
      'https://gitlab.com/acme/pay/shop/-/raw/tree/a/b.yaml',
      'https://gitlab.com/acme/pay/shop/-/blob/tree/CODEOWNERS',
    ],
    [
      'https://bb.example.com/projects/P/repos/r/browse/b.yaml?at=main',
      'https://bb.example.com/projects/P/repos/r/browse/CODEOWNERS?at=main',
    ],
    [
      'https://bb.example.com/projects/P/repos/r/browse/b.yaml?x=1&at=a/b',
      'https://bb.example.com/projects/P/repos/r/browse/CODEOWNERS?at=a%2Fb',
    ],
    [`${github}/blob/main/b.yaml?at=x`, `${github}/blob/main/CODEOWNERS`],
    [
      'https://dev.azure.com/a/p/_git/r?version=GBmain&path=%2Fb.yaml',
      'https://dev.azure.com/a/p/_git/r?path=/CODEOWNERS&version=GBmain',
    ],
  ])('beside %s stands %s', (address, expected) => {
    const { files } = readRepositoryPlace(`url:${address}`)!;
    expect(files.replace('{path}', 'CODEOWNERS')).toBe(expected);
  });

  it.each([
    undefined,
    '',
    'file:/srv/shop/catalog-info.yaml',
    'url:nonsense',
    'url:ftp://github.com/acme/shop/blob/main/a.yaml',
    'url:https://user:secret@github.com/acme/shop/blob/main/a.yaml',
    'url:https://example.com/catalog-info.yaml',
    `url:${github}`,
    `url:${github}/blob/main`,
    `url:${github}/blob/main/`,
    `url:${github}/blob/main/a/../../other/b.yaml`,
    `url:${github}/blob/main/%2e%2E/b.yaml`,
    `url:${github}/blob/main/a%2fb.yaml`,
    `url:${github}/blob/main/%252e%252e/b.yaml`,
    `url:${github}/blob/main/a\\b.yaml`,
    `url:${github}/blob/main/%E0%A4%A.yaml`,
    'url:https://dev.azure.com/a/p/_git/r?path=/../b.yaml',
    'url:https://dev.azure.com/a/p?path=/b.yaml',
    `url:${github}/blob/${'b'.repeat(1_024)}/b.yaml`,
    // Each of these letters becomes nine.
    `url:${github}/blob/${'漢'.repeat(200)}/b.yaml`,
    `url:https://dev.azure.com/a/p/_git/r?path=/b.yaml&version=${'v'.repeat(
      1_024,
    )}`,
  ])('%p has no place', location => {
    expect(readRepositoryPlace(location)).toBeUndefined();
  });
});
