import type { Condition, FactReading } from '../../types';
import { NOON, tableOf } from './__testUtils__/facts';
import { cel } from './cel/cel';
import { compileCondition } from './compileCondition';

const moment = { at: NOON, trustsStale: false };

function milliseconds(condition: Condition, fact: string, value: unknown) {
  const table = tableOf([{ [fact]: { reading: { value } as FactReading } }]);
  const { evaluate } = compileCondition(condition, table);
  evaluate(0, moment);
  let least = Infinity;
  for (let attempt = 0; attempt < 5; attempt++) {
    const from = performance.now();
    evaluate(0, moment);
    least = Math.min(least, performance.now() - from);
  }
  return least;
}

/** How much longer 32 times as much takes: 32 times when it is linear, 1,024 times when it is quadratic. */
function growth(
  condition: Condition,
  fact: string,
  make: (size: number) => unknown,
  size: number,
): number {
  const small = milliseconds(condition, fact, make(size));
  return milliseconds(condition, fact, make(size * 32)) / Math.max(small, 0.05);
}

describe('hostile rules and facts', () => {
  const fact = 'catalog/lifecycle';

  it.each([
    ['a glob of many stars', { glob: `${'*a'.repeat(60)}b` }],
    ['a glob of double stars', { glob: `${'**a'.repeat(60)}b` }],
    ['a glob of folders', { glob: `${'**/'.repeat(60)}b` }],
    ['an expression that grows', { matches: '(a+)+$' }],
    ['an expression with choices', { matches: '(a|aa|a?)*b' }],
    ['an expression that repeats', { matches: '(?:a?){200}a{200}b' }],
  ])('%s takes as long as the text is', (_, comparison) => {
    const condition = { fact, ...comparison } as Condition;
    const make = (size: number) => 'a'.repeat(size);
    expect(growth(condition, fact, make, 1_000)).toBeLessThan(200);
  });

  it('an expression within an expression takes as long as the text is', () => {
    const condition = { cel: 'catalog.lifecycle.matches("(a+)+$")' };
    const make = (size: number) => `${'a'.repeat(size)}!`;
    expect(growth(condition, fact, make, 1_000)).toBeLessThan(200);
  });

  it('a search in a list takes as long as the list is', () => {
    const condition: Condition = {
      fact: 'catalog/tags',
      containsAll: Array.from({ length: 50 }, (_, index) => `x${index}`),
    };
    const tags = (size: number) =>
      Array.from({ length: size }, (_, index) => `x${index % 50}`);
    expect(growth(condition, 'catalog/tags', tags, 1_000)).toBeLessThan(200);
  });

  it('texts that are no versions, times or durations are read at once', () => {
    const long = '1'.repeat(2_000_000);
    const readings = Object.fromEntries(
      ['build/java', 'build/finished-at'].map(name => [
        name,
        { reading: { value: `${long}x` } },
      ]),
    );
    const from = performance.now();
    const table = tableOf([readings]);
    const condition: Condition = { fact: 'build/java', notEquals: '1' };
    expect(compileCondition(condition, table).evaluate(0, moment)).toBe(2);
    expect(performance.now() - from).toBeLessThan(1_000);
  });

  it.each([
    ...['has', 'has(', 'a.b.c.d', 'catalog', '"', "'", '[', '{', '?', '.'],
    ...['catalog.tags.all()', 'catalog.tags.all(x)', 'catalog.tags.all(1, 2)'],
    ...['catalog.tags.map(x, x, x, x)', 'has(1)', 'has(catalog.tier, 1)'],
    ...['__proto__.x', 'constructor.x', 'catalog.constructor == 1'],
    ...['catalog.__proto__ == 1', 'has(catalog.toString)', 'toString()'],
    ...['catalog.tier.constructor()', 'matches("a")', '"a".matches()'],
    ...['duration()', 'timestamp(1)', 'version(1, 2)', 'size()', 'google'],
    ...['catalog.tags.exists(x, y)', '\u0000', '\ud800', '1'.repeat(1_999)],
    ...['-'.repeat(1_999), '('.repeat(1_999), '['.repeat(1_999)],
    ...['a?'.repeat(900), '.'.repeat(1_999), 'catalog.tags[-1] + 1'],
    ...['optional.of(1)', 'catalog.?tier', 'cel', 'null', 'b"a"', '0x'],
  ])('"%s" is refused in a sentence', text => {
    const findings = cel.check(text, tableOf([]));
    expect(findings.length).toBeGreaterThan(0);
    for (const { message, start, end } of findings) {
      expect(message).toMatch(/\S.*\.$/s);
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(text.length);
    }
  });

  it('many expressions leave nothing behind that makes others slow or wrong', () => {
    const table = tableOf([{ [fact]: { reading: { value: 'ab' } } }]);
    const conditions = Array.from({ length: 300 }, (_, index) =>
      compileCondition(
        { cel: `catalog.lifecycle.matches("^ab{1,${index + 1}}$")` },
        table,
      ),
    );
    for (const { evaluate } of conditions) expect(evaluate(0, moment)).toBe(1);
  });
});
