import type { Condition } from '../../types';
import { truth } from './__testUtils__/asking';
import { tableOf } from './__testUtils__/facts';
import { compileCondition } from './compileCondition';
import { InvalidConditionError } from './InvalidConditionError';

function errorOf(condition: unknown): InvalidConditionError | undefined {
  try {
    compileCondition(condition as Condition, tableOf([]));
    return undefined;
  } catch (error) {
    return error as InvalidConditionError;
  }
}

describe('conditions that mean nothing', () => {
  const deep = (levels: number): Condition =>
    levels === 0
      ? { fact: 'catalog/tier', equals: 1 }
      : { not: deep(levels - 1) };
  const list = (levels: number): object =>
    levels === 0
      ? { item: '.', equals: 'a' }
      : { exists: 'catalog/tags', where: list(levels - 1) };

  it.each<[string, unknown, string, (string | number)[]]>([
    ['nothing', undefined, 'must be a map', []],
    ['a text', 'catalog/tier', 'must be a map', []],
    ['a list', [], 'must be a map', []],
    ['no kind', {}, 'must have one of all', []],
    [
      'only inherited kinds',
      Object.create({ all: [] }),
      'must have one of',
      [],
    ],
    ['two kinds', { all: [], any: [] }, 'cannot be all and any at once', []],
    ['all of no list', { all: {} }, '"all" must be a list', ['all']],
    ['a wrong part', { all: [{ not: 7 }] }, 'must be a map', ['all', 0, 'not']],
    [
      'a field too many',
      { not: { all: [] }, key: 'a' },
      '"key" does not belong',
      ['key'],
    ],
    ['no comparison', { fact: 'catalog/tier' }, 'exactly one comparison', []],
    [
      'two comparisons',
      { fact: 'catalog/tier', atLeast: 1, atMost: 2 },
      'exactly one',
      ['atMost'],
    ],
    [
      'an unknown fact',
      { fact: 'catalog/teer', equals: 1 },
      'no fact "catalog/teer"',
      ['fact'],
    ],
    ['a bare name', { fact: 'tier', equals: 1 }, 'no fact "tier"', ['fact']],
    [
      'a name of objects',
      { fact: '__proto__', equals: 1 },
      'no fact',
      ['fact'],
    ],
    ['a number as a fact', { fact: 7, equals: 1 }, 'no fact 7', ['fact']],
    [
      'an unknown operator',
      { fact: 'catalog/tier', greater: 1 },
      '"greater" cannot be asked',
      ['greater'],
    ],
    [
      'an operator of objects',
      { fact: 'catalog/tier', constructor: 1 },
      '"constructor" cannot be asked',
      ['constructor'],
    ],
    [
      'an operator of another type',
      { fact: 'catalog/tier', glob: 'a' },
      'which is a number. Use one of present',
      ['glob'],
    ],
    [
      'a text for a number',
      { fact: 'catalog/tier', atLeast: '1' },
      'must be a number',
      ['atLeast'],
    ],
    [
      'no number',
      { fact: 'catalog/tier', atLeast: Number.NaN },
      'must be a number',
      ['atLeast'],
    ],
    [
      'a number for a text',
      { fact: 'catalog/lifecycle', equals: 1 },
      'must be a text',
      ['equals'],
    ],
    [
      'a number for a version',
      { fact: 'build/java', atLeast: 1.2 },
      'a version in quotes',
      ['atLeast'],
    ],
    [
      'no version',
      { fact: 'build/java', atLeast: 'latest' },
      'a version in quotes',
      ['atLeast'],
    ],
    [
      'no range',
      { fact: 'build/java', satisfies: 'new' },
      'a range of versions',
      ['satisfies'],
    ],
    [
      'an empty range',
      { fact: 'build/java', satisfies: ' ' },
      'a text of 1 to',
      ['satisfies'],
    ],
    [
      'a number for a duration',
      { fact: 'build/p95', atMost: 5 },
      'a duration, such as',
      ['atMost'],
    ],
    [
      'no duration',
      { fact: 'build/p95', atMost: 'soon' },
      'a duration, such as',
      ['atMost'],
    ],
    [
      'no age',
      { fact: 'build/finished-at', olderThan: '2027-01-01' },
      'a duration',
      ['olderThan'],
    ],
    [
      'no day',
      { fact: 'build/finished-at', before: '2026-02-30' },
      'a day or a time',
      ['before'],
    ],
    [
      'no zone',
      { fact: 'build/finished-at', before: '2026-02-03T10:00:00' },
      'with its zone',
      ['before'],
    ],
    [
      'no presence',
      { fact: 'catalog/tier', present: 'yes' },
      '"present" must be',
      ['present'],
    ],
    [
      'no list to be in',
      { fact: 'catalog/tier', in: 1 },
      'a list of 1 to',
      ['in'],
    ],
    [
      'an empty list to be in',
      { fact: 'catalog/tier', in: [] },
      'a list of 1 to',
      ['in'],
    ],
    [
      'a wrong one in a list',
      { fact: 'catalog/tier', notIn: [1, '2'] },
      'must be a number',
      ['notIn'],
    ],
    [
      'a broken expression',
      { fact: 'catalog/lifecycle', matches: '(' },
      'regular expression of RE2',
      ['matches'],
    ],
    [
      'a look-ahead',
      { fact: 'catalog/lifecycle', matches: '(?=a)b' },
      'regular expression of RE2',
      ['matches'],
    ],
    [
      'a large expression',
      { fact: 'catalog/lifecycle', matches: '(a{100}){10}(b{100}){10}' },
      'too large',
      ['matches'],
    ],
    [
      'a long glob',
      { fact: 'catalog/lifecycle', glob: 'a'.repeat(257) },
      'a text of 1 to 256',
      ['glob'],
    ],
    [
      'a list as a text',
      { fact: 'catalog/tags', equals: 'a' },
      'which is a list. Use contains',
      ['equals'],
    ],
    [
      'parts as texts',
      { fact: 'oncall/people', contains: 'a' },
      'items with parts. Use forAll',
      ['contains'],
    ],
    [
      'a wrong item',
      { fact: 'catalog/tags', containsAll: ['a', 1] },
      '"containsAll" of catalog/tags must be a text',
      ['containsAll'],
    ],
    [
      'no list of items',
      { fact: 'catalog/tags', containsAll: 'a' },
      '"containsAll" of catalog/tags must be a list',
      ['containsAll'],
    ],
    [
      'a map as a text',
      { fact: 'catalog/labels', equals: 'a' },
      'Add "key"',
      [],
    ],
    [
      'a key of no map',
      { fact: 'catalog/tier', key: 'a', equals: 1 },
      '"key" must be a text beside',
      ['key'],
    ],
    [
      'an item outside',
      { item: '.', equals: 'a' },
      'can only stand within',
      ['item'],
    ],
    [
      'an unknown part',
      { exists: 'oncall/people', where: { item: 'nme', equals: 'a' } },
      'have no part "nme"',
      ['where', 'item'],
    ],
    [
      'a part of objects',
      { exists: 'oncall/people', where: { item: 'constructor', equals: 'a' } },
      'no part',
      ['where', 'item'],
    ],
    [
      'a part of a value',
      { exists: 'catalog/tags', where: { item: 'name', equals: 'a' } },
      'Use "."',
      ['where', 'item'],
    ],
    ['items of no list', { exists: 'catalog/tier' }, 'is a number', ['exists']],
    ['no question', { forAll: 'catalog/tags' }, 'must be a map', ['is']],
    [
      'half a count',
      { count: 'catalog/tags', atLeast: 1.5 },
      'a whole number',
      ['atLeast'],
    ],
    [
      'a count of texts',
      { count: 'catalog/tags', contains: 'a' },
      'cannot be asked of a count',
      ['contains'],
    ],
    [
      'lists in lists',
      list(2),
      'stands within a question about another list',
      ['where', 'exists'],
    ],
    [
      'globs that are long together',
      {
        fact: 'catalog/lifecycle',
        glob: Array(8).fill('*'.repeat(256)),
      },
      'too much work together',
      ['glob'],
    ],
    [
      'expressions that are large together',
      {
        all: Array(3).fill({
          exists: 'catalog/tags',
          where: { item: '.', matches: '(?:[a-z]{1,60}[0-9]{1,60}){6}' },
        }),
      },
      'too much work together',
      ['all', 1, 'where', 'matches'],
    ],
    [
      'lists of versions that are long together',
      {
        any: Array(3).fill({
          fact: 'build/java',
          in: Array.from({ length: 90 }, (_, index) => `${index}`),
        }),
      },
      'too much work together',
      ['any', 2, 'in'],
    ],
    [
      'ranges that are long together',
      {
        any: Array(3).fill({
          fact: 'build/java',
          satisfies: Array(50).fill('1.x').join('||'),
        }),
      },
      'too much work together',
      ['any', 2, 'satisfies'],
    ],
    [
      'lists of texts that are long together',
      {
        any: Array(3).fill({
          fact: 'catalog/tags',
          containsAll: Array.from({ length: 900 }, (_, index) => `${index}`),
        }),
      },
      'too much work together',
      ['any', 2, 'containsAll'],
    ],
    ['a deep tree', deep(33), '32 levels deep', Array(33).fill('not')],
    [
      'a tree without bottom',
      deep(5_000),
      '32 levels deep',
      Array(33).fill('not'),
    ],
    [
      'a wide tree',
      { all: Array(1_000).fill(deep(0)) },
      '1000 parts',
      ['all', 999],
    ],
    ['no expression', { cel: 7 }, '"cel" must be a text', ['cel']],
    [
      'a wrong expression',
      { cel: 'catalog.teer' },
      '"cel" at character 1: There is no fact',
      ['cel'],
    ],
  ])('%s', (_, condition, message, path) => {
    const found = errorOf(condition);
    expect(found).toBeInstanceOf(InvalidConditionError);
    expect(found?.message).toContain(message);
    expect(found?.message).toMatch(/^["A-Zc].*\.$/);
    expect(found?.path).toEqual(path);
  });

  it('do not reach over what documents may have', () => {
    expect(truth(deep(32), {})).toBe('unknown');
    expect(truth(list(1), {})).toBe('unknown');
  });
});
