import fc from 'fast-check';
import { globbed } from './__testUtils__/oracleValues';
import { compileGlob } from './glob';

describe('globs', () => {
  it.each([
    ['*', 'anything', true],
    ['*', '', true],
    ['*', 'a/b', false],
    ['**', 'a/b', true],
    ['a*c', 'abbbc', true],
    ['a*c', 'ac', true],
    ['a*c', 'ab/c', false],
    ['a**c', 'ab/c', true],
    ['a?c', 'abc', true],
    ['a?c', 'a/c', false],
    ['a?c', 'ac', false],
    ['?', '🎭', true],
    ['docs/**/index.md', 'docs/index.md', true],
    ['docs/**/index.md', 'docs/a/b/index.md', true],
    ['docs/**/index.md', 'docs/a-index.md', false],
    ['**/CODEOWNERS', 'CODEOWNERS', true],
    ['**/CODEOWNERS', '.github/CODEOWNERS', true],
    ['**/CODEOWNERS', 'MYCODEOWNERS', false],
    ['**/**/a', 'a', true],
    ['docs/**', 'docs/', true],
    ['docs/**', 'docs', false],
    ['a**/b', 'ab', false],
    ['*.{js,ts}', 'a.js', false],
    ['[ab]', 'a', false],
    ['[ab]', '[ab]', true],
    ['a.c', 'abc', false],
    ['A', 'a', false],
    ['', '', true],
    ['***', 'a/b', true],
  ])('%s and "%s": %s', (pattern, text, expected) => {
    expect(compileGlob(pattern)(text)).toBe(expected);
    expect(globbed(pattern, text)).toBe(expected);
  });

  it('find what a regular expression finds', () => {
    const letters = (all: string) =>
      fc
        .array(fc.constantFrom(...all), { maxLength: 8 })
        .map(found => found.join(''));
    const matched = { true: 0, false: 0 };
    fc.assert(
      fc.property(letters('ab/**?'), letters('ab//'), (pattern, text) => {
        const isMatch = compileGlob(pattern)(text);
        matched[`${isMatch}`]++;
        expect([pattern, text, isMatch]).toEqual([
          pattern,
          text,
          globbed(pattern, text),
        ]);
      }),
      { numRuns: process.env.CALLBOARD_FULL ? 200_000 : 10_000 },
    );
    expect(matched.true).toBeGreaterThan(500);
    expect(matched.false).toBeGreaterThan(500);
  });

  it('can be asked again and again', () => {
    const isMatch = compileGlob('a*b*c');
    expect([isMatch('axbxc'), isMatch('axb'), isMatch('abc')]).toEqual([
      ...[true, false, true],
    ]);
  });
});
