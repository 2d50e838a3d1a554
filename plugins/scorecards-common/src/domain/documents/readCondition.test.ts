import { readCondition } from './readCondition';

const fact = { fact: 'a/b', present: true };
const nested = (depth: number): unknown =>
  depth === 1 ? fact : { not: nested(depth - 1) };

describe('readCondition', () => {
  it.each<[string, unknown, string, (string | number)[]]>([
    ['nothing', undefined, 'missing-field', []],
    ['null', null, 'wrong-type', []],
    ['a text', 'a/b >= 2', 'wrong-type', []],
    ['a list', [fact], 'wrong-type', []],
    ['no fields', {}, 'missing-field', []],
    ['fields of something else', { foo: 1 }, 'missing-field', []],
    [
      'a misspelled kind',
      { fcat: 'a/b', equals: 1 },
      'unknown-field',
      ['fcat'],
    ],
    ['a comparison alone', { equals: 1 }, 'missing-field', ['fact']],
    ['two kinds', { all: [fact], any: [fact] }, 'bad-value', ['any']],
    [
      'two comparisons',
      { fact: 'a/b', atLeast: 1, atMost: 2 },
      'bad-value',
      ['atMost'],
    ],
    ['no comparison', { fact: 'a/b' }, 'missing-field', []],
    [
      'an unknown comparison',
      { fact: 'a/b', atLeats: 1 },
      'unknown-operator',
      ['atLeats'],
    ],
    [
      'a comparison of a count that it has not',
      { count: 'a/b', in: [1] },
      'type-mismatch',
      ['in'],
    ],
    [
      'a comparison beside all',
      { all: [fact], equals: 1 },
      'unknown-field',
      ['equals'],
    ],
    [
      'another field beside not',
      { not: fact, nto: fact },
      'unknown-field',
      ['nto'],
    ],
    [
      'a name that is inherited',
      { fact: 'a/b', constructor: 1 },
      'unknown-operator',
      ['constructor'],
    ],
    ['all that is no list', { all: fact }, 'wrong-type', ['all']],
    ['an empty all', { all: [] }, 'bad-value', ['all']],
    ['an empty in', { fact: 'a/b', in: [] }, 'bad-value', ['in']],
    ['in with one value', { fact: 'a/b', in: 'x' }, 'wrong-type', ['in']],
    [
      'in with a list in it',
      { fact: 'a/b', in: ['x', ['y']] },
      'wrong-type',
      ['in', 1],
    ],
    [
      'in with too many',
      { fact: 'a/b', in: Array(501).fill('x') },
      'too-large',
      ['in'],
    ],
    [
      'a quoted present',
      { fact: 'a/b', present: 'yes' },
      'wrong-type',
      ['present'],
    ],
    [
      'equals with a list',
      { fact: 'a/b', equals: ['x'] },
      'wrong-type',
      ['equals'],
    ],
    [
      'atLeast with true',
      { fact: 'a/b', atLeast: true },
      'wrong-type',
      ['atLeast'],
    ],
    [
      'atLeast without end',
      { fact: 'a/b', atLeast: Infinity },
      'bad-value',
      ['atLeast'],
    ],
    [
      'matches with a number',
      { fact: 'a/b', matches: 5 },
      'wrong-type',
      ['matches'],
    ],
    [
      'glob with a number in it',
      { fact: 'a/b', glob: ['x', 5] },
      'wrong-type',
      ['glob', 1],
    ],
    [
      'a long text',
      { fact: 'a/b', equals: 'x'.repeat(1001) },
      'too-large',
      ['equals'],
    ],
    [
      'a fact without a name',
      { fact: '', present: true },
      'wrong-type',
      ['fact'],
    ],
    [
      'a fact that is a number',
      { fact: 5, present: true },
      'wrong-type',
      ['fact'],
    ],
    [
      'a key that is a number',
      { fact: 'a/b', key: 5, present: true },
      'wrong-type',
      ['key'],
    ],
    [
      'a key beside count',
      { count: 'a/b', key: 'x', atLeast: 1 },
      'unknown-field',
      ['key'],
    ],
    [
      'where beside fact',
      { fact: 'a/b', where: fact, present: true },
      'unknown-field',
      ['where'],
    ],
    [
      'an item without a list',
      { item: 'x', present: true },
      'bad-value',
      ['item'],
    ],
    ['forAll without is', { forAll: 'a/b' }, 'missing-field', ['is']],
    ['exists with is', { exists: 'a/b', is: fact }, 'unknown-field', ['is']],
    [
      'a broken where',
      { exists: 'a/b', where: { item: 'x' } },
      'missing-field',
      ['where'],
    ],
    ['an empty expression', { cel: ' ' }, 'wrong-type', ['cel']],
    ['13 levels', nested(13), 'too-large', Array(12).fill('not')],
    [
      '201 parts',
      { all: [{ all: Array(100).fill(fact) }, { all: Array(98).fill(fact) }] },
      'too-large',
      ['all', 1, 'all', 97],
    ],
  ])('refuses %s', (_, value, code, path) => {
    const { condition, problems } = readCondition(value);
    expect(condition).toBeUndefined();
    expect(problems).toEqual([
      expect.objectContaining({
        code,
        path,
        hint: expect.stringMatching(/\.$|\?$/),
      }),
    ]);
  });

  it.each<[unknown]>([
    [fact],
    [{ fact: 'a/b', key: 'c', in: ['x'] }],
    [nested(12)],
    [{ all: [{ all: Array(100).fill(fact) }, { all: Array(97).fill(fact) }] }],
    [{ fact: 'a/b', in: Array(500).fill('x') }],
    [
      {
        forAll: 'a/b',
        where: { item: 'x', present: true },
        is: { any: [{ item: '.', equals: 1 }, fact] },
      },
    ],
    [{ count: 'a/b', atLeast: 1 }],
    [{ exists: 'a/b' }],
    [{ fact: 'a/b', glob: ['x', 'y'] }],
    [{ cel: 'a.b > 1' }],
  ])('reads %j', value => {
    const { condition, problems } = readCondition(value);
    expect(problems).toEqual([]);
    expect(condition).toEqual(value);
    // Fields are in one order however they were written.
    expect(JSON.stringify(readCondition(reversed(value)).condition)).toBe(
      JSON.stringify(condition),
    );
  });

  it.each([
    [{ fact: 'a/b', atLeats: 1 }, 'atLeast'],
    [{ fact: 'a/b', '>=': 1 }, 'atLeast'],
    [{ fact: 'a/b', regex: 'x' }, 'matches'],
    [{ fact: 'a/b', present: 'true' }, 'true'],
    [{ fact: 'a/b', in: 'x' }, '["x"]'],
    [{ fact: 'a/b', equals: ['x'] }, '"x"'],
    [{ fact: 'a/b', matches: 5 }, '5'],
    [{ fcat: 'a/b', equals: 1 }, 'fact'],
  ])('knows what was meant by %j', (value, replacement) => {
    expect(readCondition(value).problems[0].replacement).toBe(replacement);
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, of]) => [name, reversed(of)]),
  );
}
