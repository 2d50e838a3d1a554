import fc, { type Arbitrary } from 'fast-check';
import type {
  Condition,
  FactReading,
  NamedFact,
  ScalarSchema,
  ScalarType,
} from '../../../types';
import { FACTS, NOON, type TestReading, type TestRow } from './facts';

/** Values of each type, few, so that they often meet the operands. */
const VALUES: Record<ScalarType, readonly (boolean | number | string)[]> = {
  boolean: [true, false],
  number: [-1, 0, 1, 2, 2.5, 80, 1e9],
  string: [
    '',
    'a',
    'svc-ab',
    'docs/index.md',
    'docs/a/b.md',
    'production',
    '80',
  ],
  version: [
    ...['1.2.3', 'v1.2', '1.20.3', '2.0.0', '2.0.0-rc.1', '2.0.0-rc.10'],
    ...['2.0.0-alpha', '17', '0.9.0', 'latest', '1.3.0-beta'],
  ],
  time: [
    '2026-11-20T12:00:00.000Z',
    '2026-11-20T10:30:00.000Z',
    '2026-11-20T10:29:59.999Z',
    '2026-11-13T12:00:00.000Z',
    '2027-01-01T00:00:00.000Z',
  ],
  duration: [0, 90_000, 5_400_000, 5_400_001, 129_600_000, 604_800_000],
};

const DURATIONS = ['0s', '90s', '90m', '1h 30m', '36h', '7d', '1w', '2w'];
const PATTERNS = ['^svc-', 'b$', '[0-9]', 'docs/(a|index)', '^$', '.'];
const GLOBS = [
  ...['*', '**', 'a', '?', 'svc-*', 'docs/*.md', 'docs/**', 'docs/**/*.md'],
  ...['**/b.md', '*/index.md', 'docs/?*', 'p**n'],
];
const RANGES = [
  ...['>=1.2.0', '<2.0.0', '>=1.2.0 <2.0.0', '^1.2.0', '~1.20.0', '2.0.0'],
  ...['1.2.3 || >=17.0.0', '>=2.0.0-rc.1', '>2.0.0-alpha <=2.0.0'],
];
const TIMES = ['2026-11-20', '2026-11-20T11:30:00+01:00', '2027-01-01'];
const KEYS = ['team', 'env', 'constructor', '__proto__', 'toString'];

const of = <T>(values: readonly T[]): Arbitrary<T> =>
  fc.constantFrom(...values);

/** What expressions of CEL can be compared on: they have no clock, no globs and no ranges. */
export type Only = 'expressions' | 'all';

function operandOf(type: ScalarType): Arbitrary<boolean | number | string> {
  if (type === 'duration') return of(DURATIONS);
  if (type === 'time') return of([...TIMES, ...VALUES.time]);
  return of(
    VALUES[type].filter(value => type !== 'version' || value !== 'latest'),
  );
}

const comparison = (name: string, operand: Arbitrary<unknown>) =>
  operand.map(value => ({ [name]: value }));

/** Comparisons of one value. */
function comparisons(type: ScalarType, only: Only) {
  const operand = operandOf(type);
  const many = fc.array(operand, { minLength: 1, maxLength: 3 });
  const found = [
    comparison('present', fc.boolean()),
    comparison('equals', operand),
    comparison('notEquals', operand),
    comparison('in', many),
    comparison('notIn', many),
  ];
  if (['number', 'duration', 'version'].includes(type)) {
    for (const name of ['atLeast', 'atMost', 'moreThan', 'lessThan']) {
      found.push(comparison(name, operand));
    }
  }
  if (type === 'string') found.push(comparison('matches', of(PATTERNS)));
  if (type === 'time') {
    found.push(comparison('before', operand), comparison('after', operand));
  }
  if (only === 'expressions') return fc.oneof(...found);
  if (type === 'string') {
    const globs = fc.array(of(GLOBS), { minLength: 1, maxLength: 2 });
    found.push(comparison('glob', fc.oneof(of(GLOBS), globs)));
  }
  if (type === 'version') found.push(comparison('satisfies', of(RANGES)));
  if (type === 'time') {
    found.push(comparison('olderThan', of(DURATIONS)));
    found.push(comparison('newerThan', of(DURATIONS)));
  }
  return fc.oneof(...found);
}

const itemsOf = (fact: NamedFact) =>
  fact.items ?? ({ type: 'string' } as ScalarSchema);

function listComparisons({ type }: ScalarSchema) {
  const many = fc.array(operandOf(type), { minLength: 1, maxLength: 3 });
  return fc.oneof(
    comparison('present', fc.boolean()),
    comparison('contains', operandOf(type)),
    comparison('containsAny', many),
    comparison('containsAll', many),
  );
}

function factLeaf(fact: NamedFact, only: Only): Arbitrary<Condition> {
  const leaf = { fact: fact.fullName };
  const put = (more: object) => ({ ...leaf, ...more } as Condition);
  if (fact.type === 'map') {
    return fc.oneof(
      comparison('present', fc.boolean()).map(put),
      fc
        .tuple(of(KEYS), comparisons('string', only))
        .map(([key, more]) => put({ key, ...more })),
    );
  }
  if (fact.type !== 'list') return comparisons(fact.type, only).map(put);
  const items = itemsOf(fact);
  return 'type' in items
    ? listComparisons(items).map(put)
    : comparison('present', fc.boolean()).map(put);
}

function itemLeaf(list: NamedFact, only: Only): Arbitrary<Condition> {
  const items = itemsOf(list);
  const parts: [string, ScalarSchema][] =
    'type' in items ? [['.', items]] : Object.entries(items.parts);
  return fc.oneof(
    ...parts.map(([item, { type }]) =>
      comparisons(type, only).map(
        more => ({ item, ...more } as unknown as Condition),
      ),
    ),
  );
}

const made = new Map<string, Arbitrary<Condition>>();

/** Conditions; leaves are about facts, and within a list about its items too. */
function conditionOf(
  depth: number,
  only: Only,
  list?: NamedFact,
): Arbitrary<Condition> {
  const name = [depth, only, list?.fullName].join();
  const known = made.get(name);
  if (known) return known;
  const facts = fc.oneof(...FACTS.map(fact => factLeaf(fact, only)));
  const leaf = list
    ? fc.oneof({ weight: 3, arbitrary: itemLeaf(list, only) }, facts)
    : facts;
  if (depth === 0) return leaf;
  const inner = conditionOf(depth - 1, only, list);
  const many = fc.array(inner, { maxLength: 3 });
  const found: Arbitrary<Condition>[] = [
    leaf,
    many.map(all => ({ all })),
    many.map(any => ({ any })),
    inner.map(not => ({ not })),
  ];
  if (!list) {
    for (const fact of FACTS.filter(({ type }) => type === 'list')) {
      found.push(listCondition(fact, only, conditionOf(depth - 1, only, fact)));
    }
  }
  const condition = fc.oneof(...found);
  made.set(name, condition);
  return condition;
}

function listCondition(
  { fullName }: NamedFact,
  only: Only,
  inner: Arbitrary<Condition>,
): Arbitrary<Condition> {
  const where = fc.option(inner, { nil: undefined, freq: 3 });
  const filter = where.map(each => (each ? { where: each } : {}));
  const counts = fc
    .tuple(
      of(['equals', 'atLeast', 'atMost', 'moreThan', 'lessThan']),
      fc.nat(3),
    )
    .map(([name, operand]) => ({ [name]: operand }));
  const forAll = fc
    .tuple(filter, inner)
    .map(([more, is]) => ({ forAll: fullName, ...more, is } as Condition));
  const exists = filter.map(
    more => ({ exists: fullName, ...more } as Condition),
  );
  if (only === 'expressions') return fc.oneof(forAll, exists);
  const count = fc
    .tuple(filter, counts)
    .map(
      ([more, bound]) =>
        ({ count: fullName, ...more, ...bound } as unknown as Condition),
    );
  return fc.oneof(forAll, exists, count);
}

/** Any condition. */
export const anyCondition = (only: Only = 'all'): Arbitrary<Condition> =>
  fc.oneof(
    { weight: 1, arbitrary: conditionOf(0, only) },
    { weight: 2, arbitrary: conditionOf(1, only) },
    { weight: 3, arbitrary: conditionOf(2, only) },
    { weight: 1, arbitrary: conditionOf(3, only) },
  );

function valueOf(fact: NamedFact): Arbitrary<unknown> {
  if (fact.type === 'map') {
    return fc
      .array(fc.tuple(of(KEYS), of(VALUES.string)), { maxLength: 3 })
      .map(entries => Object.fromEntries(entries));
  }
  if (fact.type !== 'list') return of(VALUES[fact.type]);
  const items = itemsOf(fact);
  const item =
    'type' in items
      ? of(VALUES[items.type])
      : fc.record(
          Object.fromEntries(
            Object.entries(items.parts).map(([part, { type }]) => [
              part,
              of(VALUES[type]),
            ]),
          ),
          { requiredKeys: ['name'] },
        );
  return fc.array(item as Arbitrary<unknown>, { maxLength: 3 });
}

const reading = (fact: NamedFact): Arbitrary<TestReading> =>
  fc.record({
    reading: fc.oneof(
      {
        weight: 7,
        arbitrary: valueOf(fact).map(value => ({ value } as FactReading)),
      },
      of([
        { missing: 'There is none.' },
        { unavailable: 'Nobody answers.' },
        undefined,
      ]),
    ),
    isStale: fc.oneof(
      { weight: 4, arbitrary: fc.constant(false) },
      fc.boolean(),
    ),
  });

/** What is known of an entity. */
export const anyRow: Arbitrary<TestRow> = fc
  .record(Object.fromEntries(FACTS.map(fact => [fact.fullName, reading(fact)])))
  .map(row => ({ ...row }));

/** Times around those of the facts. */
export const anyTime: Arbitrary<number> = of([
  NOON,
  NOON + 1,
  NOON - 3_600_000,
  NOON + 36 * 3_600_000,
]);
