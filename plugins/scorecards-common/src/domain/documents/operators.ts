import type { FactType } from '../../types';
import { COUNTS } from '../evaluation/lists';

/** What stands behind an operator. */
export type OperandKind =
  | 'boolean'
  | 'scalar'
  | 'scalars'
  | 'quantity'
  | 'time'
  | 'duration'
  | 'text'
  | 'texts';

interface Operator {
  operand: OperandKind;
  /** Types of the facts that it can be asked of; `list`: one of single values. */
  types: readonly FactType[];
}

const SCALARS: readonly FactType[] = [
  'boolean',
  'number',
  'string',
  'version',
  'time',
  'duration',
];
const QUANTITIES: readonly FactType[] = ['number', 'duration', 'version'];

/** All comparisons, by their names. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map<
  string,
  Operator
>([
  ['present', { operand: 'boolean', types: [...SCALARS, 'list', 'map'] }],
  ['equals', { operand: 'scalar', types: SCALARS }],
  ['notEquals', { operand: 'scalar', types: SCALARS }],
  ['in', { operand: 'scalars', types: SCALARS }],
  ['notIn', { operand: 'scalars', types: SCALARS }],
  ['atLeast', { operand: 'quantity', types: QUANTITIES }],
  ['atMost', { operand: 'quantity', types: QUANTITIES }],
  ['moreThan', { operand: 'quantity', types: QUANTITIES }],
  ['lessThan', { operand: 'quantity', types: QUANTITIES }],
  ['satisfies', { operand: 'text', types: ['version'] }],
  ['glob', { operand: 'texts', types: ['string'] }],
  ['matches', { operand: 'text', types: ['string'] }],
  ['before', { operand: 'time', types: ['time'] }],
  ['after', { operand: 'time', types: ['time'] }],
  ['olderThan', { operand: 'duration', types: ['time'] }],
  ['newerThan', { operand: 'duration', types: ['time'] }],
  ['contains', { operand: 'scalar', types: ['list'] }],
  ['containsAny', { operand: 'scalars', types: ['list'] }],
  ['containsAll', { operand: 'scalars', types: ['list'] }],
]);

export const OPERATOR_NAMES: readonly string[] = [...OPERATORS.keys()];

/** Those that a count of items can be compared with. */
export const COUNT_OPERATORS: readonly string[] = [...COUNTS.keys()];

/** Names by what other systems call them. */
const renamed = (names: Record<string, string>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(names).flatMap(([name, others]) =>
      others.split(' ').map(other => [other, name] as const),
    ),
  );

const OTHER_OPERATORS = renamed({
  equals: '= == === eq equal is',
  notEquals: '!= !== <> ne neq notequal isnot',
  atLeast: '>= gte ge min minimum greaterthaninclusive greaterthanorequal',
  atMost: '<= lte le max maximum lessthaninclusive lessthanorequal',
  moreThan: '> gt greaterthan above',
  lessThan: '< lt below',
  in: 'oneof anyof',
  notIn: 'nin noneof',
  matches: 'regex regexp pattern',
  satisfies: 'semver version range',
  glob: 'like',
  contains: 'includes has',
  containsAny: 'includesany hasany',
  containsAll: 'includesall hasall',
  present: 'exist exists known defined isset',
  newerThan: 'within',
});

const OTHER_KINDS = renamed({
  all: 'and allof every &&',
  any: 'or anyof oneof some ||',
  not: '!',
  forAll: 'each foreach',
  cel: 'expression expr',
});

const plain = (name: string): string =>
  name.toLowerCase().replace(/[_\s-]/g, '');

/** The comparison that another system calls so. */
export const otherOperator = (name: string): string | undefined =>
  OTHER_OPERATORS.get(plain(name));

/** The kind of condition that another system calls so. */
export const otherKind = (name: string): string | undefined =>
  OTHER_KINDS.get(plain(name));
