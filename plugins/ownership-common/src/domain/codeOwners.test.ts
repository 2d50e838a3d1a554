import fc from 'fast-check';
import ignore from 'ignore';
import { findCodeOwners, parseCodeOwners } from './codeOwners';
import { compilePattern } from './codeOwnersPattern';

const coversFile = (pattern: string, path: string) =>
  compilePattern(pattern)(path.split('/'));

describe('compilePattern', () => {
  // The first fifteen are the examples of GitHub's documentation.
  it.each([
    ['*', 'a/b.txt', true],
    ['*.js', 'lib/x.js', true],
    ['*.js', 'lib/x.jsx', false],
    ['/build/logs/', 'build/logs/a/b.log', true],
    ['/build/logs/', 'x/build/logs/b.log', false],
    ['docs/*', 'docs/getting-started.md', true],
    ['docs/*', 'docs/build-app/troubleshooting.md', false],
    ['docs/*', 'x/docs/getting-started.md', false],
    ['apps/', 'x/apps/y.txt', true],
    ['apps/', 'apps', false],
    ['/docs/', 'docs/a/b.md', true],
    ['/scripts/', 'scripts/x.sh', true],
    ['**/logs', 'deeply/nested/logs/x', true],
    ['/apps/github', 'apps/github/x', true],
    ['/apps/github', 'apps/github2/x', false],
    ['catalog-info.yaml', 'services/ledger/catalog-info.yaml', true],
    ['services/*/catalog-info.yaml', 'services/a/catalog-info.yaml', true],
    ['services/*/catalog-info.yaml', 'services/a/b/catalog-info.yaml', false],
    ['services/**/catalog-info.yaml', 'services/catalog-info.yaml', true],
    ['services/**', 'services/a/b', true],
    ['/*', 'a', true],
    ['/*', 'a/b', false],
    ['/', 'a/b', true],
    ['a?c', 'abc', true],
    ['a?c', 'a/c', false],
    // GitHub knows neither.
    ['!a', 'a', false],
    ['[ab]', 'a', false],
  ])('%s covers %s: %s', (pattern, path, expected) => {
    expect(coversFile(pattern, path)).toBe(expected);
  });

  it('leaves out patterns that nobody writes by hand', () => {
    expect(coversFile(`/${'a'.repeat(254)}`, 'a'.repeat(254))).toBe(true);
    expect(coversFile(`/${'a'.repeat(255)}`, 'a'.repeat(255))).toBe(false);
  });

  it('covers what .gitignore would, but for a star at the end', () => {
    const name = fc.stringMatching(/^[ab]{1,3}$/);
    const part = fc.oneof(
      name,
      fc.stringMatching(/^[ab*?]{1,4}$/).filter(text => !text.includes('**')),
      fc.constant('**'),
    );
    const pattern = fc
      .tuple(
        fc.constantFrom('', '/'),
        fc.array(part, { maxLength: 3 }),
        name,
        fc.constantFrom('', '/'),
      )
      .map(
        ([before, parts, last, after]) =>
          `${before}${[...parts, last].join('/')}${after}`,
      )
      // Of two in a row the library needs at least one folder; Git does not.
      .filter(written => !written.includes('**/**'));
    const path = fc.array(name, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(pattern, path, (written, names) => {
        const file = names.join('/');
        expect(coversFile(written, file)).toBe(
          ignore().add(written).ignores(file),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes no longer than the lengths multiplied, whatever is written', () => {
    const pattern = `${'a*'.repeat(200)}b/${'**/'.repeat(200)}x`;
    const path = `${'a'.repeat(1_000)}/${'y/'.repeat(400)}z`;
    expect(coversFile(pattern, path)).toBe(false);
  });
});

describe('parseCodeOwners', () => {
  it.each([
    ['* @acme/ledger', ['@acme/ledger']],
    ['  *   @ana\t@acme/ledger  # both', ['@ana', '@acme/ledger']],
    ['* ana@example.com', ['ana@example.com']],
    ['* @acme/group/sub-group', ['@acme/group/sub-group']],
    ['*', []],
    ['* # nobody', []],
  ])('reads the owners of %p', (text, owners) => {
    expect(parseCodeOwners(text)).toEqual([{ line: 1, pattern: '*', owners }]);
  });

  it.each(['', '# @acme/ledger', '* ledger', '* @acme/', '* @a @'])(
    'leaves %p out, as the hosts do',
    text => {
      expect(parseCodeOwners(text)).toEqual([]);
    },
  );

  it('leaves out lines longer than anybody writes', () => {
    expect(parseCodeOwners(`* @${'a'.repeat(2_000)}`)).toEqual([]);
  });

  it('counts lines from 1, empty ones too, whatever ends them', () => {
    expect(parseCodeOwners('# all\r\n\r\n* @a\r\n/x @b\r\n')).toEqual([
      { line: 3, pattern: '*', owners: ['@a'] },
      { line: 4, pattern: '/x', owners: ['@b'] },
    ]);
  });

  it('keeps a space or number sign that a backslash makes part of the path', () => {
    expect(parseCodeOwners('a\\ b/\\#c @a')).toEqual([
      { line: 1, pattern: 'a b/#c', owners: ['@a'] },
    ]);
  });

  it('takes the owners of a heading of GitLab for the lines below that name none', () => {
    const text = '[Docs][2] @docs\n*.md\n*.txt @text\n^[Other]\n*.md';
    expect(parseCodeOwners(text).map(({ owners }) => owners)).toEqual([
      ['@docs'],
      ['@text'],
      [],
    ]);
  });

  it('stops at 10,000 lines', () => {
    expect(parseCodeOwners('* @a\n'.repeat(10_001))).toHaveLength(10_000);
  });
});

describe('findCodeOwners', () => {
  const lines = parseCodeOwners(
    '* @all\n/services/ @services\n/services/ledger/ @ledger\n/services/free/',
  );
  it.each([
    ['catalog-info.yaml', 1, ['@all']],
    ['services/x.yaml', 2, ['@services']],
    ['services/ledger/catalog-info.yaml', 3, ['@ledger']],
    ['services/free/catalog-info.yaml', 4, []],
  ])('the last line that covers %s is %i', (path, line, owners) => {
    expect(findCodeOwners(lines, path)).toMatchObject({ line, owners });
  });

  it('is none when no line covers the file', () => {
    expect(findCodeOwners(lines.slice(1), 'x')).toBeUndefined();
  });
});
