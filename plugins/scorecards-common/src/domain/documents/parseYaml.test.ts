import fc from 'fast-check';
import { isScalar, parseDocument, visit, type Document } from 'yaml';
import { finish } from './finish';
import { parseYaml } from './parseYaml';

/** As the library does it at once. */
const atOnce = (text: string): Document =>
  parseDocument(text, {
    logLevel: 'error',
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false,
  });

const inSteps = (text: string): Document => finish(parseYaml(text)).document;

/** What it says, or why that cannot be told, as of an alias of nothing. */
function valueOf(document: Document): unknown {
  try {
    return document.toJS();
  } catch (error) {
    return String(error);
  }
}

/** The first mistakes, which are those that are told. */
const FIRST = 5;

/** What is read of a text: what is wrong, what it says, and where all of it stands. */
function meaning(document: Document) {
  const places: unknown[] = [];
  visit(document, {
    Node: (_, node) => {
      const [start, end] = node.range ?? [];
      // A list that is put together ends where its first part does, and so does what is around it.
      places.push(isScalar(node) ? [start, end, node.value] : start);
    },
  });
  const problems = [...document.errors, ...document.warnings];
  return {
    places,
    problems: problems
      .sort((a, b) => a.pos[0] - b.pos[0] || (a.code < b.code ? -1 : 1))
      .map(({ code, pos }) => `${pos[0]} ${code}`)
      .slice(0, FIRST),
    says: problems.length === 0 ? valueOf(document) : undefined,
  };
}

const expectSame = (text: string) =>
  expect(meaning(inSteps(text))).toEqual(meaning(atOnce(text)));

/** Items of lists, as people and hostile people write them. */
const ITEMS = [
  'plain',
  '"in quotes"',
  "'it''s'",
  '{ id: one, of: [1, 2] }',
  '[1, [2, { a: 3 }]]',
  '&here anchored',
  '*here',
  '',
  '~',
  'a: 1\n    b: 2',
  '|\n    several\n\n    lines',
  '- nested\n    - list',
  '# only said',
  '!!str 5',
  '!odd 5',
  '"never closed',
  '{ never: closed',
  'a: b: c',
  '\ttab',
];

const items = fc.array(fc.constantFrom(...ITEMS), { maxLength: 45 });

const block = items.map(all =>
  ['checks:', ...all.map(item => `  - ${item}`)].join('\n'),
);
const flow = fc
  .record({
    all: fc.array(fc.constantFrom('1', '{ a: 1 }', '[2]', '"x"', ' ', 'a: 1'), {
      maxLength: 45,
    }),
    comma: fc.constantFrom(', ', ',\n  ', ',', ' '),
    end: fc.constantFrom(']', ',]', '', '}'),
  })
  .map(({ all, comma, end }) => `facts: [${all.join(comma)}${end}`);
const field = fc.constantFrom(
  'kind: Scorecard',
  '# said',
  '',
  '---',
  '...',
  '%YAML 1.1',
  'text: |\n  - no item',
  'first: &here { a: 1 }',
  'last: *here',
);
const text = fc
  .array(fc.oneof(field, block, flow), { maxLength: 5 })
  .map(parts => parts.join('\n'));

describe('parseYaml', () => {
  it('reads what the library reads, whatever is written', () => {
    expect(() =>
      fc.assert(fc.property(text, expectSame), { numRuns: 500 }),
    ).not.toThrow();
  });

  it.each([
    ['a list of blocks', `checks:\n${'  - id: a\n    b: [1]\n'.repeat(95)}`],
    ['a list of braces', `facts: [${'{ a: 1 }, '.repeat(95)}]`],
    ['an alias in a later part', `a: &x 1\nb:\n${'  - *x\n'.repeat(50)}`],
    ['JSON', JSON.stringify({ checks: Array(95).fill({ id: 'a' }) })],
    ['a mistake in a later part', `b:\n${'  - 1\n'.repeat(50)}  - [`],
    ['a list below a tag', `b: !!seq\n${'  - 1\n'.repeat(50)}`],
    ['two documents', `b:\n${'  - 1\n'.repeat(50)}---\nc: 1`],
    ['a list at the left', `b:\n${'- 1\n'.repeat(50)}c: 1`],
  ])('reads %s', (_, written) => {
    expect(() => expectSame(written)).not.toThrow();
  });

  it('takes many steps for what is long', () => {
    const long = `checks:\n${'  - id: a\n    title: b\n'.repeat(500)}`;
    expect([...parseYaml(long)].length).toBeGreaterThan(50);
  });
});
