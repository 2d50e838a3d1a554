import type { FactType } from '../../types';

/** What stands behind an operator. */
export type OperandKind =
  | 'boolean'
  | 'scalar'
  | 'scalars'
  | 'quantity'
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
  [
    'present',
    {
      operand: 'boolean',
      types: [...SCALARS, 'list', 'map'],
    },
  ],
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
  [
    'before',
    {
      operand: 'text',
      types: ['time'],
    },
  ],
  [
    'after',
    {
      operand: 'text',
      types: ['time'],
    },
  ],
  ['olderThan', { operand: 'text', types: ['time'] }],
  ['newerThan', { operand: 'text', types: ['time'] }],
  ['contains', { operand: 'scalar', types: ['list'] }],
  [
    'containsAny',
    {
      operand: 'scalars',
      types: ['list'],
    },
  ],
  [
    'containsAll',
    {
      operand: 'scalars',
      types: ['list'],
    },
  ],
]);

export const OPERATOR_NAMES: readonly string[] = [...OPERATORS.keys()];

/** Those that a count of items can be compared with. */
export const COUNT_OPERATORS: readonly string[] = [
  'equals',
  'atLeast',
  'atMost',
  'moreThan',
  'lessThan',
];

/** What other systems call them. */
export const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['=', 'equals'],
  ['==', 'equals'],
  ['eq', 'equals'],
  ['is', 'equals'],
  ['!=', 'notEquals'],
  ['ne', 'notEquals'],
  ['>=', 'atLeast'],
  ['gte', 'atLeast'],
  ['ge', 'atLeast'],
  ['minimum', 'atLeast'],
  ['greaterThanInclusive', 'atLeast'],
  ['<=', 'atMost'],
  ['lte', 'atMost'],
  ['le', 'atMost'],
  ['maximum', 'atMost'],
  ['lessThanInclusive', 'atMost'],
  ['>', 'moreThan'],
  ['gt', 'moreThan'],
  ['greaterThan', 'moreThan'],
  ['<', 'lessThan'],
  ['lt', 'lessThan'],
  ['oneOf', 'in'],
  ['anyOf', 'in'],
  ['regex', 'matches'],
  ['pattern', 'matches'],
  ['semver', 'satisfies'],
  ['version', 'satisfies'],
  ['includes', 'contains'],
  ['exist', 'present'],
  ['known', 'present'],
]);
