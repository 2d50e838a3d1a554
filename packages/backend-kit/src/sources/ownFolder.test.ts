import fc from 'fast-check';
import { addressBelow, areInOneRepository, ownFolder } from './ownFolder';

const GITHUB = 'url:https://github.com/acme/shop/blob/main/a/catalog-info.yaml';

const annotations = (managedBy?: string, source?: string) => ({
  'backstage.io/managed-by-location': managedBy,
  'backstage.io/source-location': source,
});

describe('ownFolder', () => {
  it.each([
    [GITHUB, undefined, 'https://github.com/acme/shop/blob/main/a/'],
    [
      GITHUB,
      'url:https://github.com/acme/shop/tree/main/',
      'https://github.com/acme/shop/blob/main/',
    ],
    [
      GITHUB,
      'url:https://github.com/acme/shop/tree/main/b',
      'https://github.com/acme/shop/blob/main/b/',
    ],
    [
      GITHUB,
      'url:https://github.com/acme/shop/tree/release/b/?x=1#y',
      'https://github.com/acme/shop/blob/release/b/?x=1',
    ],
    [
      'url:https://gitlab.com/a/b/c/-/blob/main/x.yaml',
      'url:https://gitlab.com/a/b/c/-/tree/main/d/',
      'https://gitlab.com/a/b/c/-/blob/main/d/',
    ],
    [
      'url:https://bb.example.com/projects/P/repos/r/browse/x.yaml?at=main',
      undefined,
      'https://bb.example.com/projects/P/repos/r/browse/?at=main',
    ],
    // Who may write the descriptor may not read other repositories by it.
    [
      GITHUB,
      'url:https://github.com/acme/secrets/tree/main/',
      'https://github.com/acme/shop/blob/main/a/',
    ],
    [
      GITHUB,
      'url:https://github.com.evil.example/acme/shop/tree/main/',
      'https://github.com/acme/shop/blob/main/a/',
    ],
    [
      GITHUB,
      'url:https://github.com/acme/shop/tree/main/../../../secrets/tree/main/',
      'https://github.com/acme/shop/blob/main/a/',
    ],
    [
      GITHUB,
      'url:https://github.com/acme/shop/tree/main/%2e%2e/%2e%2e/x/',
      'https://github.com/acme/shop/blob/main/a/',
    ],
    [
      GITHUB,
      'url:https://github.com/acme/shop/tree/main/a%2f..%2f..%2fx/',
      'https://github.com/acme/shop/blob/main/a/',
    ],
    [
      GITHUB,
      'url:https://user:word@github.com/acme/shop/tree/main/',
      'https://github.com/acme/shop/blob/main/a/',
    ],
    [GITHUB, 'file:/etc/', 'https://github.com/acme/shop/blob/main/a/'],
    // Of hosts whose addresses are not known nothing is taken for one repository.
    [
      'url:https://files.example.com/x/catalog-info.yaml',
      'url:https://files.example.com/y/',
      'https://files.example.com/x/',
    ],
  ])('of %s with %s is %s', (managedBy, source, folder) => {
    expect(ownFolder(annotations(managedBy, source))).toEqual({ folder });
  });

  it.each([
    undefined,
    'file:/etc/passwd',
    'bootstrap:bootstrap',
    'url:ftp://example.com/a/x.yaml',
    'url:https://github.com/acme/shop/blob/main/../../x.yaml',
    'url:https://github.com/acme/shop/blob/main/%252e%252e/x.yaml',
    'url:https://dev.azure.com/o/p/_git/r?path=/x.yaml',
  ])('is none for %s', managedBy => {
    const source = 'url:https://github.com/acme/shop/tree/main/';
    expect(ownFolder(annotations(managedBy, source))).toHaveProperty('problem');
  });

  it('is never outside of the repository of the descriptor', () => {
    const piece = fc.constantFrom(
      ...[
        '..',
        '.',
        '%2e%2e',
        '%2f',
        '%5c',
        '\\',
        '/',
        '//',
        '@',
        '#',
        '?',
        'x',
      ],
      ...['tree', 'blob', '-', 'acme', 'shop', 'https://', 'evil.example', ' '],
    );
    const source = fc
      .array(piece, { maxLength: 12 })
      .map(
        pieces => `url:https://github.com/acme/shop/tree/${pieces.join('')}`,
      );
    fc.assert(
      fc.property(source, written => {
        const own = ownFolder(annotations(GITHUB, written));
        const folder = 'folder' in own ? own.folder : '';
        const address = addressBelow(folder, '.github/CODEOWNERS');
        const inRepository = 'https://github.com/acme/shop/blob/';
        expect(address.startsWith(inRepository)).toBe(true);
        const decoded = decodeURIComponent(new URL(address).pathname);
        expect(decoded.split(/[/\\]/)).not.toContain('..');
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('addressBelow', () => {
  it('writes names as they are', () => {
    expect(addressBelow('https://x.example/a/?at=main', 'b c/#d?.md')).toBe(
      'https://x.example/a/b%20c/%23d%3F.md?at=main',
    );
  });
});

describe('areInOneRepository', () => {
  it.each([
    ['https://github.com/acme/shop/blob/main/x.md', true],
    ['https://github.com/Acme/Shop/tree/main/', true],
    ['https://github.com/acme/shop2/tree/main/', false],
    ['https://github.com/acme/shop/tree/../../secrets/tree/main/', false],
    ['not an address', false],
  ])('of a folder and %s: %s', (address, expected) => {
    const folder = 'https://github.com/acme/shop/tree/main/a/';
    expect(areInOneRepository(folder, address)).toBe(expected);
    expect(areInOneRepository(address, folder)).toBe(expected);
  });

  it('is never said of hosts that are not known', () => {
    const address = 'https://files.example.com/x/';
    expect(areInOneRepository(address, address)).toBe(false);
  });
});
