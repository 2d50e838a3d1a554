import type { Check, Condition, FactReading } from '../../types';
import { NOON, tableOf } from './__testUtils__/facts';
import { compileCheck } from './compileCheck';
import { CHECK_STATES } from './compiled';

/*
 * One letter for the truth of each condition: T, F, ? not known, t and f the same from facts that are old.
 */
const LETTERS: Record<string, { reading?: FactReading; isStale: boolean }> = {
  T: { reading: { value: true }, isStale: false },
  F: { reading: { value: false }, isStale: false },
  '?': { isStale: false },
  t: { reading: { value: true }, isStale: true },
  f: { reading: { value: false }, isStale: true },
};

const NAMES = ['scorecard', 'applies', 'passes', 'warns'];
const FACTS = NAMES.map(name => ({
  name,
  title: name,
  fullName: `test/${name}`,
  type: 'boolean' as const,
}));

function stateOf(letters: string): string {
  const row = Object.fromEntries(
    NAMES.map((name, index) => [`test/${name}`, LETTERS[letters[index]]]),
  );
  const condition = (index: number): Condition | undefined =>
    letters[index] === '-'
      ? undefined
      : { fact: `test/${NAMES[index]}`, equals: true };
  const { judge } = compileCheck({
    check: {
      appliesTo: condition(1),
      passes: condition(2)!,
      warns: condition(3),
    },
    appliesTo: condition(0),
    table: tableOf([row], FACTS),
  });
  const code = judge(0, NOON);
  const was = CHECK_STATES[Math.floor(code / 8) - 1];
  return CHECK_STATES[code % 8] + (was ? ` ${was}` : '');
}

describe('states of checks', () => {
  it.each([
    // Scorecard, check, passes, warns.
    ['--T-', 'pass'],
    ['--F-', 'fail'],
    ['--?-', 'unknown'],
    ['--FT', 'warn'],
    ['--FF', 'fail'],
    ['--F?', 'unknown'],
    ['--TF', 'pass'],
    ['--T?', 'pass'],
    ['--?T', 'unknown'],
    ['F-T-', 'not-applicable'],
    ['-FF-', 'not-applicable'],
    ['?FF-', 'not-applicable'],
    ['F?F-', 'not-applicable'],
    ['?-T-', 'unknown'],
    ['T?F-', 'unknown'],
    ['TTT-', 'pass'],
    ['--t-', 'stale pass'],
    ['--f-', 'stale fail'],
    ['--ft', 'stale warn'],
    ['--Ft', 'stale warn'],
    ['--Ff', 'stale fail'],
    ['--ff', 'stale fail'],
    ['--f?', 'unknown'],
    ['--tt', 'stale pass'],
    ['f-T-', 'stale not-applicable'],
    ['t-T-', 'stale pass'],
    ['t-?-', 'unknown'],
    ['F-t-', 'not-applicable'],
    ['--Tf', 'pass'],
  ])('%s is %s', (letters, expected) => {
    expect(stateOf(letters)).toBe(expected);
  });

  it('name all columns that decide, and whether time does', () => {
    const table = tableOf([]);
    const documented: Condition = {
      fact: 'catalog/is-documented',
      equals: true,
    };
    const recent: Condition = { fact: 'build/finished-at', newerThan: '30d' };
    const tier: Condition = { fact: 'catalog/tier', atMost: 2 };
    const compiled = (check: Pick<Check, 'passes' | 'warns'>) =>
      compileCheck({ check, appliesTo: tier, table });
    expect(compiled({ passes: documented })).toMatchObject({
      slots: [0, 1],
      dependsOnTime: false,
    });
    expect(compiled({ passes: documented, warns: recent })).toMatchObject({
      slots: [0, 1, 8],
      dependsOnTime: true,
    });
  });
});
