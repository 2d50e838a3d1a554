import fc from 'fast-check';
import { anyCondition, anyRow, anyTime } from '../__testUtils__/arbitraries';
import { celText } from '../__testUtils__/celText';
import { FACTS, NOON, tableOf, type TestRow } from '../__testUtils__/facts';
import { ask } from '../__testUtils__/oracle';
import { compileCheck } from '../compileCheck';
import { compileCondition } from '../compileCondition';
import { CHECK_STATES } from '../compiled';
import { FAILED } from '../truth';
import { FactTable } from '../FactTable';
import { cel as language } from './cel';

const checkExpression = (text: string, facts = FACTS) =>
  language.check(text, new FactTable(facts));

const moment = { at: NOON, trustsStale: false };
const value = (each: unknown) =>
  ({ reading: { value: each } } as TestRow[string]);

const KNOWN: TestRow = {
  'catalog/is-documented': value(true),
  'catalog/tier': value(2),
  'catalog/lifecycle': value('production'),
  'catalog/labels': value({ team: 'a', constructor: 'b' }),
  'catalog/tags': value(['java', 'kotlin']),
  'build/java': value('17.0.2'),
  'build/finished-at': value('2026-11-20T10:00:00.000Z'),
  'build/p95': value(5_400_000),
  'build/sizes': value([1, 2.5, 3]),
  'build/versions': value(['1.2.3', '2']),
  'build/is-green': { reading: { missing: 'No build.' } },
  'oncall/people': value([
    { name: 'first', level: 1, 'is-active': true },
    { name: 'third', level: 2 },
  ]),
};

function judged(cel: string, row: TestRow = KNOWN): string {
  const outcome = compileCondition({ cel }, tableOf([row])).probe(0, moment);
  return ['false', 'true', 'unknown', 'failed'][outcome];
}

describe('expressions', () => {
  it.each([
    ['catalog.is_documented', 'true'],
    ['!catalog.is_documented', 'false'],
    ['catalog.tier == 2', 'true'],
    ['catalog.tier != 2', 'false'],
    ['2 == catalog.tier', 'true'],
    ['catalog.tier in [1, 2]', 'true'],
    ['catalog.tier in [1.5]', 'false'],
    ['catalog.tier + 1 == 3 && 1 + catalog.tier == 3', 'true'],
    ['catalog.tier * 2 - 1 >= 3', 'true'],
    ['catalog.tier / 4 == 0.5', 'true'],
    ['double(size(catalog.tags)) == catalog.tier', 'true'],
    ['catalog.lifecycle.startsWith("prod")', 'true'],
    ['catalog.lifecycle.matches("^p.*n$")', 'true'],
    ['catalog.lifecycle.matches("q")', 'false'],
    // RE2 has this, the expressions of JavaScript have not.
    ['catalog.lifecycle.matches("(?i)PROD")', 'true'],
    ['"java" in catalog.tags', 'true'],
    ['"team" in catalog.labels', 'true'],
    ['catalog.labels.team == "a"', 'true'],
    ['catalog.labels["team"] == "b"', 'false'],
    ['has(catalog.labels.team)', 'true'],
    ['has(catalog.labels.other)', 'false'],
    ['has(catalog.labels.toString)', 'false'],
    ['catalog.labels.other == "a"', 'unknown'],
    ['catalog.labels["__proto__"] == "a"', 'unknown'],
    ['catalog.tags[1] == "kotlin"', 'true'],
    ['catalog.tags[7] == "kotlin"', 'unknown'],
    ['build.java >= version("17")', 'true'],
    ['build.java == version("17.0.2")', 'true'],
    ['build.java < version("9")', 'false'],
    ['build.versions.exists(each, each > version("1.10"))', 'true'],
    ['build.finished_at < timestamp("2026-11-21")', 'true'],
    [
      'build.finished_at + duration("2h") == timestamp("2026-11-20T12:00:00Z")',
      'true',
    ],
    ['build.finished_at.getHours() == 10', 'true'],
    ['build.p95 == duration("1h 30m")', 'true'],
    ['build.p95 > duration("7d")', 'false'],
    ['build.p95.getMinutes() == 90', 'true'],
    ['build.sizes.all(size_of, size_of >= 1)', 'true'],
    ['build.sizes.filter(each, each > 1).size() == 2', 'true'],
    ['build.sizes.map(each, each * 2).exists(each, each == 5)', 'true'],
    ['catalog.lifecycle.split("d").exists(each, each == "pro")', 'true'],
    ['catalog.tags.all(each, each in catalog.tags)', 'true'],
    ['oncall.people.exists(each, each.is_active)', 'true'],
    ['oncall.people.all(each, each.is_active)', 'unknown'],
    ['oncall.people.all(each, has(each.is_active))', 'false'],
    ['oncall.people.exists_one(each, each.level == 2)', 'true'],
    ['has(build.is_green)', 'false'],
    ['build.is_green', 'unknown'],
    ['build.is_green && catalog.tier == 1', 'false'],
    ['catalog.tier == 2 || build.is_green', 'true'],
    ['has(catalog.aliases)', 'unknown'],
    ['size(catalog.aliases) == 0', 'unknown'],
    ['catalog.tier == 2 ? catalog.is_documented : build.is_green', 'true'],
    ['build.is_green ? true : true', 'unknown'],
    ['1 / (size(catalog.tags) - 2) == 1', 'failed'],
    ['catalog.lifecycle.substring(20) == ""', 'failed'],
    ['int(catalog.lifecycle) == 1', 'failed'],
    ['int(catalog.lifecycle) == 1 || catalog.tier == 2', 'true'],
    ['int(catalog.lifecycle) == 1 && catalog.tier == 1', 'false'],
  ])('%s is %s', (text, expected) => {
    expect(checkExpression(text)).toEqual([]);
    expect(judged(text)).toBe(expected);
  });

  it('do not take old facts, unless they are trusted', () => {
    const row = { 'catalog/tier': { reading: { value: 2 }, isStale: true } };
    const compiled = compileCondition(
      { cel: 'catalog.tier == 2 && has(catalog.tier)' },
      tableOf([row]),
    );
    expect(compiled.evaluate(0, moment)).toBe(2);
    expect(compiled.evaluate(0, { ...moment, trustsStale: true })).toBe(1);
    expect(compiled.slots).toEqual([1]);
    expect(compiled.dependsOnTime).toBe(false);
  });

  it.each([
    ['no text', '', 'Unexpected token'],
    [
      'a fact that there is not',
      'catalog.teer == 2',
      'There is no fact "catalog/teer".',
    ],
    [
      'one within has',
      '!has(catalog.teer)',
      'There is no fact "catalog/teer".',
    ],
    [
      'a provider that there is not',
      'catlog.tier == 2',
      'There is no provider "catlog".',
    ],
    ['a bare provider', 'catalog == catalog', '"catalog" is a provider.'],
    ['a provider by name', 'catalog["tier"] == 2', '"catalog" is a provider.'],
    [
      'a part that there is not',
      'oncall.people.all(p, p.nme == "")',
      'There is no part nme',
    ],
    [
      'one within has, of an item',
      'oncall.people.all(p, !has(p.nme))',
      'There is no part nme',
    ],
    ['has of no name', 'has(catalog)', '"catalog" is a provider.'],
    ['a comparison of types', 'catalog.tier == "2"', 'do not go together'],
    ['a version as a text', 'build.java > "9"', 'do not go together'],
    ['a number', 'catalog.tier', 'must be true or false; this one is a double'],
    [
      'a function that joins',
      'catalog.tags.join(",") == ""',
      'join() cannot be used',
    ],
    ['joined texts', 'catalog.lifecycle + "a" == "a"', '"+" can only be used'],
    [
      'joined lists',
      'size(catalog.tags + catalog.tags) == 1',
      '"+" can only be used',
    ],
    ['compared lists', 'catalog.tags == catalog.aliases', 'as a whole'],
    ['bound names', 'cel.bind(a, 1, a == 1)', 'no provider "cel"'],
    ['bytes', 'b"a" == b"a"', 'Bytes cannot be used'],
    [
      'bytes of a text',
      'bytes(catalog.lifecycle).size() == 1',
      'bytes() cannot be used',
    ],
    ['a map', 'size({"a": 1}) == 1', 'cannot be used'],
    ['types', 'type(catalog.tier) == double', 'type() cannot be used'],
    ['dyn', 'dyn(catalog.tier) == "2"', 'dyn() cannot be used'],
    [
      'a pattern from a fact',
      'catalog.lifecycle.matches(catalog.lifecycle)',
      'in quotes',
    ],
    [
      'a broken pattern',
      'catalog.lifecycle.matches("(")',
      'The regular expression',
    ],
    [
      'a duration from a fact',
      'build.p95 > duration(catalog.lifecycle)',
      'duration() needs',
    ],
    [
      'a duration that is none',
      'build.p95 > duration("soon")',
      'duration() needs',
    ],
    [
      'a time without a zone',
      'build.finished_at > timestamp("2026-11-20T10:00:00")',
      'timestamp() needs',
    ],
    [
      'a version that is none',
      'build.java > version("latest")',
      'version() needs',
    ],
    [
      'a zone',
      'build.finished_at.getHours("Europe/Berlin") == 1',
      'leave out the zone',
    ],
    [
      'a loop named as a provider',
      'catalog.tags.all(build, build == "")',
      'use another name',
    ],
    [
      'loops in loops',
      'catalog.tags.all(a, catalog.tags.all(b, a == b))',
      'cannot stand in another',
    ],
    [
      'texts cut up in a loop',
      'catalog.tags.all(a, a.split("").size() == 1)',
      'cannot stand in a loop',
    ],
    [
      'patterns that are large together',
      Array(3)
        .fill('catalog.lifecycle.matches("(?:[a-z]{1,60}[0-9]{1,60}){6}")')
        .join(' && '),
      'too large, together',
    ],
    ['much depth', `${'('.repeat(50)}true${')'.repeat(50)}`, 'too large'],
    ['many nots', `${'!'.repeat(1_900)}true`, 'too large'],
    ['many parts', `0 == 1${' + 1'.repeat(400)}`, 'too large'],
    ['a long text', ' '.repeat(3_000), 'can have 2000 characters'],
  ])('refuse %s', (_, text, message) => {
    const findings = checkExpression(text);
    expect(findings[0].message).toContain(message);
    expect(findings[0].message).toMatch(/\.$/);
    expect(findings[0].end).toBeLessThanOrEqual(text.length);
    expect(() => compileCondition({ cel: text }, tableOf([]))).toThrow(message);
  });

  it('say where something is wrong, and which fact there is not', () => {
    const text = 'catalog.tier > 1 &&\n  oncall.peeple.size() > 0';
    const [finding, ...more] = checkExpression(text);
    expect(more).toEqual([]);
    expect(text.slice(finding.start, finding.end)).toBe('oncall.peeple');
    expect(finding.unknownFact).toBe('oncall/peeple');
  });

  it('leave out providers whose names the language has for itself', () => {
    const facts = [
      { name: 'a', title: 'A', type: 'number' as const, fullName: 'in/a' },
      { name: 'a', title: 'A', type: 'number' as const, fullName: 'string/a' },
      { name: 'a', title: 'A', type: 'number' as const, fullName: 'good/a' },
    ];
    expect(checkExpression('good.a > 1', facts)).toEqual([]);
    expect(checkExpression('string.a > 1', facts)).toHaveLength(1);
    expect(checkExpression('in.a > 1', facts)).toHaveLength(1);
  });

  it('make a check an error where they fail, and nothing is thrown', () => {
    const table = tableOf([KNOWN, { 'catalog/lifecycle': value('80') }, {}]);
    const { judge } = compileCheck({
      check: { passes: { cel: 'int(catalog.lifecycle) == 80' } },
      table,
    });
    const states = [0, 1, 2].map(row => CHECK_STATES[judge(row, NOON)]);
    expect(states).toEqual(['error', 'pass', 'unknown']);
  });

  it('that fail are left out where others decide, in any order', () => {
    const fails = { cel: 'int(catalog.lifecycle) == 80' };
    const yes = { fact: 'catalog/tier', equals: 2 };
    const no = { fact: 'catalog/tier', equals: 3 };
    const unknown = { fact: 'build/is-green', equals: true };
    const table = tableOf([KNOWN]);
    const probe = (condition: object) =>
      compileCondition(condition as never, table).probe(0, moment);
    for (const order of [
      (...all: object[]) => all,
      (...all: object[]) => all.reverse(),
    ]) {
      expect(probe({ any: order(fails, yes, unknown) })).toBe(1);
      expect(probe({ all: order(fails, no, unknown) })).toBe(0);
      expect(probe({ any: order(fails, no, unknown) })).toBe(FAILED);
      expect(probe({ all: order(fails, yes, unknown) })).toBe(FAILED);
      expect(probe({ not: { all: order(fails, yes) } })).toBe(FAILED);
    }
    const condition = { any: [fails, { all: [unknown] }] };
    expect(compileCondition(condition, table).evaluate(0, moment)).toBe(2);
  });

  it('mean the same as the tree', () => {
    const truths = new Set<string>();
    fc.assert(
      fc.property(
        anyCondition('expressions'),
        fc.array(anyRow, { minLength: 5, maxLength: 5 }),
        anyTime,
        fc.boolean(),
        (condition, rows, at, trustsStale) => {
          const cel = celText(condition);
          const findings = checkExpression(cel);
          // A list that is searched within another is a loop in a loop.
          const isRefused = findings.some(({ message }) =>
            /too large|cannot stand in another/.test(message),
          );
          if (isRefused || cel.length > 2_000) return;
          const compiled = compileCondition({ cel }, tableOf(rows));
          rows.forEach((row, index) => {
            const world = { facts: FACTS, row, at, trustsStale };
            const truth = ask(condition, world);
            const outcome = compiled.probe(index, { at, trustsStale });
            const told = [false, true, undefined, 'failed'][outcome];
            truths.add(String(told));
            // A list with a version that cannot be read is not known as a whole.
            const isRead = !JSON.stringify(row).includes('latest');
            if (told !== truth && (isRead || told !== undefined)) {
              throw new Error(
                `${cel}\n${JSON.stringify(row)}\n${told} ${truth}`,
              );
            }
          });
        },
      ),
      { numRuns: process.env.CALLBOARD_FULL ? 20_000 : 1_000 },
    );
    expect([...truths].sort()).toEqual(['false', 'true', 'undefined']);
  });
});
