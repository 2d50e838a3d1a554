import fc from 'fast-check';
import type { ParsedPage } from '../types';
import { parsePlaybook } from './parsePlaybook';

const RUNS = process.env.CALLBOARD_FULL ? 5_000 : 300;

/** Pieces of pages, also broken ones. */
const PIECES = [
  '---\n',
  'title: a\n',
  '+++\n',
  '# A\n',
  '## Impact\n',
  '###### x\n',
  'A\n===\n',
  '1. a\n',
  '   1. b\n',
  '- [ ] c\n',
  '- d\n',
  '> ',
  '    ',
  '```bash\n',
  '```\n',
  '~~~\n',
  '$ kubectl delete pod <pod>\n',
  '`rm -rf $DIR`',
  '`',
  '{{% notice %}}',
  '{{% /notice %}}',
  '<%= a %>',
  '[a](b)',
  '[a][b]',
  '[b]: c\n',
  '![i](j)',
  '<a name="n">',
  '</a>',
  '<script>',
  '<details>',
  '<!--',
  '-->',
  '| a | b |\n',
  '|--|--|\n',
  '[^1]',
  '[^1]: n\n',
  '\n',
  '\n\n',
  '\r\n',
  '\t',
  '\0',
  '\ufeff',
  '\u2028',
  '你好',
  '\ud83d',
  '***',
  '\\',
  '&amp;',
  '{',
  '}',
];

const markdown = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 8 })), {
    maxLength: 60,
  })
  .map(pieces => pieces.join(''));

/** The source, put together from what the page says of it. */
function sourceOf(source: string, { frontMatterRange, sections }: ParsedPage) {
  const front = source.slice(0, frontMatterRange?.end ?? 0);
  const own = sections.map(({ start }, i) =>
    source.slice(start, sections[i + 1]?.start ?? source.length),
  );
  return front + own.join('');
}

describe('any text', () => {
  it(`is a page of which nothing is lost, ${RUNS} times`, () => {
    fc.assert(
      fc.property(markdown, source => {
        const page = parsePlaybook(source, { path: 'a.md' });
        expect(sourceOf(source, page)).toBe(source);
        for (const { start, end } of [
          ...page.sections,
          ...page.steps,
          ...page.commands,
        ]) {
          expect(start >= 0 && end >= start && end <= source.length).toBe(true);
        }
        const steps = new Set(page.steps.map(({ id }) => id));
        for (const { stepId } of page.commands) {
          expect(stepId === undefined || steps.has(stepId)).toBe(true);
        }
        // What is stored is JSON.
        expect(JSON.parse(JSON.stringify(page))).toEqual(page);
      }),
      { numRuns: RUNS },
    );
  });

  it.each([
    ['quotations', '> '.repeat(2_000)],
    ['lists', '- '.repeat(2_000)],
    // With 5,000 the markdown reader takes 40 s: whoever calls it has to bound its time.
    ['emphasis', '*a_ '.repeat(500)],
    ['brackets', '['.repeat(20_000)],
    ['links', '[a]('.repeat(5_000)],
    ['HTML', '<div>'.repeat(2_000)],
    ['fences', '```\n'.repeat(5_000)],
    ['tables', `${'|a'.repeat(500)}|\n${'|-'.repeat(500)}|\n`.repeat(5)],
  ])('does not end the parser with %s', (_, source) => {
    expect(parsePlaybook(source, { path: 'a.md' }).sections).toHaveLength(1);
  });
});
