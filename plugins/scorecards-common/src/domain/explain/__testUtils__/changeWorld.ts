import fc from 'fast-check';
import type { Condition, FactReading, FactValue } from '../../../types';
import { ago, DAY, HOUR, namedFacts, NOW, type Said } from './subjectOf';

/** Facts of every kind with few values: small enough to try all of them. */
export const worldFacts = namedFacts({
  'w/flag': { title: 'Flag', type: 'boolean' },
  'w/size': { title: 'Size', type: 'number', minimum: 0, maximum: 6 },
  'w/stage': { title: 'Stage', type: 'string', values: ['a', 'b', 'c'] },
  'w/name': { title: 'Name', type: 'string' },
  'w/took': { title: 'Build time', type: 'duration' },
  'w/node': { title: 'Node version', type: 'version' },
  'w/drill': { title: 'Last drill', type: 'time' },
  'w/tags': { title: 'Tags', type: 'list', items: { type: 'string' } },
  'w/ranks': { title: 'Ranks', type: 'list', items: { type: 'number' } },
  'w/labels': { title: 'Labels', type: 'map' },
});

const subsets = <T>(values: T[]): T[][] =>
  values.reduce<T[][]>(
    (sets, value) => [...sets, ...sets.map(set => [...set, value])],
    [[]],
  );

const sequences = (length: number): number[][] =>
  length === 0
    ? [[]]
    : [
        ...sequences(length - 1),
        ...sequences(length - 1)
          .filter(each => each.length === length - 1)
          .flatMap(each => [1, 2, 3].map(rank => [...each, rank])),
      ];

/** Values that stand for all that the conditions below can tell apart. */
const GRID: Record<string, FactValue[]> = {
  'w/flag': [true, false],
  'w/size': [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6],
  'w/stage': ['a', 'b', 'c'],
  'w/name': ['', 'a', 'b', 'ax', 'bx', 'a/x', 'ab', 'z'],
  'w/took': [1, 60_000, 90_000, 120_000, 180_000, 240_000],
  'w/node': [
    '16.0.0',
    '18.0.0',
    '18.5.0',
    '20.0.0',
    '20.1.0',
    '22.0.0',
    '30.0.0',
  ],
  'w/drill': [
    ago(-DAY),
    ago(HOUR),
    ago(DAY),
    ago(1.5 * DAY),
    ago(2 * DAY),
    ago(9 * DAY),
  ],
  'w/tags': subsets(['a', 'b', 'c']),
  'w/ranks': sequences(3),
};

const KEYS = ['k', 'l'];

const LABELS: FactValue[] = ['', 'a', 'b', 'z', undefined].flatMap(k =>
  ['', 'a', 'b', 'z', undefined].map(l => ({
    ...(k !== undefined && { k }),
    ...(l !== undefined && { l }),
  })),
);

/** All that a fact can be. */
export const possibilities = (fact: string): FactReading[] => [
  { missing: 'gone' },
  ...(GRID[fact] ?? LABELS).map(value => ({ value })),
];

/** What is said after some facts became something else. */
export const changed = (
  said: Record<string, Said>,
  changes: { fact: string; becomes?: Said }[],
): Record<string, Said> => ({
  ...said,
  ...Object.fromEntries(changes.map(({ fact, becomes }) => [fact, becomes!])),
});

const some = fc.constantFrom;

function orders<T>(operands: T[]) {
  return fc
    .tuple(
      some('atLeast', 'atMost', 'moreThan', 'lessThan', 'equals', 'notEquals'),
      some(...operands),
    )
    .map(([operator, operand]) => ({ [operator]: operand }));
}

function choices<T>(operands: T[]) {
  return fc
    .oneof(
      fc.tuple(some('equals', 'notEquals'), some(...operands)),
      fc.tuple(
        some('in', 'notIn'),
        fc.uniqueArray(some(...operands), { minLength: 1 }),
      ),
    )
    .map(([operator, operand]) => ({ [operator]: operand }));
}

const ranks = (where: unknown) => ({ where });
const rank = orders([1, 2, 3]).map(comparison => ({
  item: '.',
  ...comparison,
}));

const lists = fc.oneof(
  rank.map(is => ({ forAll: 'w/ranks', is })),
  fc.tuple(rank, rank).map(([where, is]) => ({ forAll: 'w/ranks', where, is })),
  rank.map(where => ({ exists: 'w/ranks', ...ranks(where) })),
  fc
    .tuple(rank, orders([0, 1, 2]))
    .filter(([, order]) => !('notEquals' in order))
    .map(([where, order]) => ({ count: 'w/ranks', ...ranks(where), ...order })),
);

const containing = fc.oneof(
  some('a', 'b', 'c').map(contains => ({ contains })),
  fc
    .uniqueArray(some('a', 'b', 'c'), { minLength: 1 })
    .map(containsAny => ({ containsAny })),
  fc
    .uniqueArray(some('a', 'b', 'c'), { minLength: 1 })
    .map(containsAll => ({ containsAll })),
);

const present = fc.boolean().map(is => ({ present: is }));

const of = (fact: string, comparison: fc.Arbitrary<object>) =>
  fc
    .oneof(
      { weight: 5, arbitrary: comparison },
      { weight: 1, arbitrary: present },
    )
    .map(each => ({ fact, ...each }));

const leaf = fc.oneof(
  of(
    'w/flag',
    fc.boolean().map(equals => ({ equals })),
  ),
  of('w/size', orders([1, 2, 3, 4])),
  of('w/stage', choices(['a', 'b', 'c'])),
  of(
    'w/name',
    fc.oneof(
      choices(['a', 'b']),
      some('a*', '?x', 'a/*', '**b').map(glob => ({ glob })),
    ),
  ),
  of(
    'w/took',
    some('atLeast', 'atMost', 'moreThan', 'lessThan').chain(operator =>
      some('1m', '2m', '3m').map(operand => ({ [operator]: operand })),
    ),
  ),
  of(
    'w/node',
    fc.oneof(
      orders(['18.0.0', '20', '20.1.0']),
      some('>=20', '^18', '<20 || >=22').map(satisfies => ({ satisfies })),
    ),
  ),
  of(
    'w/drill',
    fc.oneof(
      fc
        .tuple(some('olderThan', 'newerThan'), some('1d', '2d'))
        .map(([operator, operand]) => ({ [operator]: operand })),
      fc
        .tuple(some('before', 'after'), some(ago(DAY), ago(2 * DAY)))
        .map(([operator, operand]) => ({ [operator]: operand })),
    ),
  ),
  of('w/tags', containing),
  fc
    .tuple(some(...KEYS), fc.oneof(choices(['a', 'b']), present))
    .map(([key, comparison]) => ({ fact: 'w/labels', key, ...comparison })),
  lists,
) as unknown as fc.Arbitrary<Condition>;

/** Conditions over the facts of this world. */
export const { tree: conditions } = fc.letrec<{ tree: Condition }>(tie => ({
  tree: fc.oneof(
    { maxDepth: 3, depthSize: 'medium' },
    leaf,
    fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 4 }) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
}));

/** What is known of the facts: most are there, some are missing, unavailable, too old or were never read. */
export const worlds: fc.Arbitrary<Record<string, Said>> = fc.record(
  Object.fromEntries(
    worldFacts.map(({ fullName }) => {
      const value = some(...(GRID[fullName] ?? LABELS));
      return [
        fullName,
        fc.oneof(
          {
            weight: 6,
            arbitrary: value.map((each): Said => ({ value: each })),
          },
          {
            weight: 1,
            arbitrary: value.map(
              (each): Said => ({ value: each, staleBy: DAY }),
            ),
          },
          {
            weight: 1,
            arbitrary: some<Said>({ missing: 'None' }, { unavailable: 'Off' }),
          },
        ),
      ];
    }),
  ),
  { requiredKeys: worldFacts.slice(1).map(({ fullName }) => fullName) },
) as fc.Arbitrary<Record<string, Said>>;

/** The facts that a condition is about. */
export function factsIn(condition: Condition): string[] {
  if ('all' in condition) return [...new Set(condition.all.flatMap(factsIn))];
  if ('any' in condition) return [...new Set(condition.any.flatMap(factsIn))];
  if ('not' in condition) return factsIn(condition.not);
  return 'fact' in condition ? [condition.fact] : ['w/ranks'];
}

export { NOW };
