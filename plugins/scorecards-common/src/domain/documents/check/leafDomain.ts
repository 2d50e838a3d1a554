import type { FactSchema, ScalarSchema } from '../../../types';
import { parseDuration } from '../../duration';
import { parseInstant } from '../../evaluation/instant';
import { parseRange, parseVersion } from '../../evaluation/version';
import {
  meet,
  pointsOf,
  setOf,
  spanOf,
  type Domain,
  type End,
  type Ordered,
  type Span,
} from './Domain';

/** A comparison, or that it does not hold. */
export interface Asked {
  operator: string;
  value: unknown;
  negated: boolean;
}

/** Comparisons of an order as the end of a span that they set, and what stands in their place when they do not hold. */
const BOUNDS = new Map<string, { end: 'low' | 'high'; open: boolean }>([
  ['atLeast', { end: 'low', open: false }],
  ['moreThan', { end: 'low', open: true }],
  ['after', { end: 'low', open: true }],
  ['olderThan', { end: 'low', open: true }],
  ['atMost', { end: 'high', open: false }],
  ['lessThan', { end: 'high', open: true }],
  ['before', { end: 'high', open: true }],
  ['newerThan', { end: 'high', open: true }],
]);

function orderedValue(type: string, value: unknown): Ordered | undefined {
  if (typeof value === 'number') return value;
  const text = String(value);
  if (type === 'version') return parseVersion(text);
  return type === 'time' ? parseInstant(text) : parseDuration(text);
}

function boundSpan(
  { end, open }: { end: 'low' | 'high'; open: boolean },
  value: Ordered,
  negated: boolean,
): Span {
  const at: End = { value, open: negated ? !open : open };
  const isLow = (end === 'low') !== negated;
  return isLow ? { low: at } : { high: at };
}

const OPEN = new Map<string, End['open']>([
  ['>', true],
  ['<', true],
]);

function rangeDomain(text: string): Domain | undefined {
  const spans: Span[] = [];
  for (const comparators of parseRange(text).set) {
    let span: Domain = spanOf({});
    for (const { operator, semver } of comparators) {
      // A comparator without a version takes every one.
      if (typeof semver !== 'object') continue;
      const end = { value: semver, open: OPEN.get(operator) ?? false };
      const isLow = operator !== '<' && operator !== '<=';
      const isHigh = operator !== '>' && operator !== '>=';
      span = meet(
        span,
        spanOf({ ...(isLow && { low: end }), ...(isHigh && { high: end }) }),
      );
    }
    if (span.kind === 'spans') spans.push(...span.spans);
  }
  return { kind: 'spans', spans };
}

const isOrdered = (type: string): boolean =>
  ['number', 'duration', 'version', 'time'].includes(type);

/** All that a value can be. */
export function universeOf({
  type,
  values,
  minimum,
  maximum,
}: ScalarSchema | FactSchema): Domain {
  if (type === 'boolean') return setOf([true, false]);
  if (!isOrdered(type)) return values ? setOf(values) : setOf([], true);
  return spanOf({
    ...(minimum !== undefined && { low: { value: minimum, open: false } }),
    ...(maximum !== undefined && { high: { value: maximum, open: false } }),
  });
}

/** The values that answer a question with yes; undefined when that cannot be told simply. */
export function leafDomain(
  schema: ScalarSchema | FactSchema,
  { operator, value, negated }: Asked,
): Domain | undefined {
  const bound = BOUNDS.get(operator);
  if (bound) {
    const isAge = operator === 'olderThan' || operator === 'newerThan';
    const at = orderedValue(isAge ? 'duration' : schema.type, value);
    return at === undefined ? undefined : spanOf(boundSpan(bound, at, negated));
  }
  if (operator === 'satisfies') {
    return negated ? undefined : rangeDomain(String(value));
  }
  if (!['equals', 'notEquals', 'in', 'notIn'].includes(operator)) {
    return undefined;
  }
  const isAllBut = operator.startsWith('not') !== negated;
  const values: unknown[] = Array.isArray(value) ? value : [value];
  if (!isOrdered(schema.type)) return setOf(values, isAllBut);
  const points = values.map(one => orderedValue(schema.type, one));
  return points.includes(undefined)
    ? undefined
    : pointsOf(points as Ordered[], isAllBut);
}
