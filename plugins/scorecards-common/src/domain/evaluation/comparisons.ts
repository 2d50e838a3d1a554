import { SemVer, type Range } from 'semver';
import type { ScalarType } from '../../types';
import { parseDuration } from '../duration';
import { compileGlob, MAX_GLOB_LENGTH } from './glob';
import { InvalidConditionError } from './InvalidConditionError';
import { parseInstant } from './instant';
import type { Moment } from './moment';
import {
  compileRegularExpression,
  type RegularExpression,
} from './regularExpression';
import { negated, truthOf, UNKNOWN, type Truth } from './truth';
import { parseRange, parseVersion } from './version';

/** Compares a value as the table keeps it; one of another type than its schema says is not known. */
export type Compare = (value: unknown, moment: Moment) => Truth;

/** Where an operand stands: for what is said about a wrong one. */
export interface OperandPlace {
  /** As it is written. */
  operator: string;
  /** What is compared: `catalog/tier`. */
  subject: string;
  path: readonly (string | number)[];
  /** Told what looking at one value takes. */
  takes(work: number): void;
}

type Operand = boolean | number | string | SemVer;

interface Operator {
  types: readonly ScalarType[];
  compile(type: ScalarType, operand: unknown, place: OperandPlace): Compare;
}

const MAX_OPERANDS = 1_000;
const MAX_RANGE_LENGTH = 256;
/** To compare two versions takes as long as to look at so many characters. */
const COMPARATOR_WORK = 10;

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && !Number.isNaN(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isVersion = (value: unknown): value is SemVer => value instanceof SemVer;

/** Of each type: whether a value in the table is of it, how an operand is read, and what one is. */
const TYPES: Record<
  ScalarType,
  {
    isValue: (value: unknown) => boolean;
    read: (operand: unknown) => Operand | undefined;
    operand: string;
  }
> = {
  boolean: {
    isValue: value => typeof value === 'boolean',
    read: operand => (typeof operand === 'boolean' ? operand : undefined),
    operand: 'true or false',
  },
  number: {
    isValue: isNumber,
    read: operand => (Number.isFinite(operand) ? Number(operand) : undefined),
    operand: 'a number',
  },
  string: {
    isValue: isText,
    read: operand => (isText(operand) ? operand : undefined),
    operand: 'a text; put numbers and true or false into quotes',
  },
  version: {
    isValue: isVersion,
    read: operand => (isText(operand) ? parseVersion(operand) : undefined),
    operand: 'a version in quotes, such as "1.20"',
  },
  time: {
    isValue: isNumber,
    read: operand => (isText(operand) ? parseInstant(operand) : undefined),
    operand:
      'a day or a time with its zone, such as 2027-01-01 or 2027-01-01T09:00:00Z',
  },
  duration: {
    isValue: isNumber,
    read: operand => (isText(operand) ? parseDuration(operand) : undefined),
    operand: 'a duration, such as 90m, 36h or 7d',
  },
};

function wrong(place: OperandPlace, wanted: string): never {
  throw new InvalidConditionError(
    `"${place.operator}" of ${place.subject} must be ${wanted}.`,
    [...place.path, place.operator],
  );
}

function read(
  type: ScalarType,
  operand: unknown,
  place: OperandPlace,
): Operand {
  return TYPES[type].read(operand) ?? wrong(place, TYPES[type].operand);
}

function listOf(operand: unknown, place: OperandPlace): unknown[] {
  if (
    !Array.isArray(operand) ||
    operand.length === 0 ||
    operand.length > MAX_OPERANDS
  ) {
    return wrong(place, `a list of 1 to ${MAX_OPERANDS} values`);
  }
  return operand;
}

function textOf(operand: unknown, place: OperandPlace, limit: number): string {
  if (!isText(operand) || !operand.trim() || operand.length > limit) {
    wrong(place, `a text of 1 to ${limit} characters`);
  }
  return operand;
}

function oneOf(type: ScalarType, operands: readonly Operand[]): Compare {
  if (type === 'version') {
    const versions = operands as readonly SemVer[];
    return value => {
      if (!isVersion(value)) return UNKNOWN;
      for (const version of versions) {
        if (value.compare(version) === 0) return 1;
      }
      return 0;
    };
  }
  const { isValue } = TYPES[type];
  const [only] = operands;
  if (operands.length === 1) {
    return value => (isValue(value) ? truthOf(value === only) : UNKNOWN);
  }
  const all = new Set<unknown>(operands);
  return value => (isValue(value) ? truthOf(all.has(value)) : UNKNOWN);
}

const not =
  (compare: Compare): Compare =>
  (value, moment) =>
    negated(compare(value, moment));

const SCALARS = Object.keys(TYPES) as ScalarType[];

const equals = (isWanted: boolean): Operator => ({
  types: SCALARS,
  compile: (type, operand, place) => {
    const compare = oneOf(type, [read(type, operand, place)]);
    return isWanted ? compare : not(compare);
  },
});

const among = (isWanted: boolean): Operator => ({
  types: SCALARS,
  compile: (type, operand, place) => {
    const operands = listOf(operand, place);
    if (type === 'version') place.takes(COMPARATOR_WORK * operands.length);
    const compare = oneOf(
      type,
      operands.map(each => read(type, each, place)),
    );
    return isWanted ? compare : not(compare);
  },
});

/** @param holds - of a value and the operand, or of how a version compares and 0 */
const ordered = (
  types: readonly ScalarType[],
  holds: (left: number, right: number) => boolean,
): Operator => ({
  types,
  compile: (type, operand, place) => {
    const wanted = read(type, operand, place);
    if (isVersion(wanted)) {
      return value =>
        isVersion(value) ? truthOf(holds(value.compare(wanted), 0)) : UNKNOWN;
    }
    return value =>
      isNumber(value) ? truthOf(holds(value, wanted as number)) : UNKNOWN;
  },
});

const aged = (isOlder: boolean): Operator => ({
  types: ['time'],
  compile: (_, operand, place) => {
    const duration = read('duration', operand, place) as number;
    return isOlder
      ? (value, { at }) =>
          isNumber(value) ? truthOf(value < at - duration) : UNKNOWN
      : (value, { at }) =>
          isNumber(value) ? truthOf(value > at - duration) : UNKNOWN;
  },
});

/** A text is looked at once in a row: a question about a fact may stand within one about many items. */
function ofText(isSo: (text: string) => boolean): Compare {
  let last: string | undefined;
  let truth: Truth = UNKNOWN;
  return value => {
    if (!isText(value)) return UNKNOWN;
    if (value !== last) {
      truth = truthOf(isSo(value));
      last = value;
    }
    return truth;
  };
}

function satisfies(operand: unknown, place: OperandPlace): Compare {
  const text = textOf(operand, place, MAX_RANGE_LENGTH);
  let range: Range;
  try {
    range = parseRange(text);
  } catch {
    return wrong(place, 'a range of versions, such as >=1.20 <2');
  }
  place.takes(COMPARATOR_WORK * range.set.flat().length);
  return value => (isVersion(value) ? truthOf(range.test(value)) : UNKNOWN);
}

function glob(operand: unknown, place: OperandPlace): Compare {
  const patterns = Array.isArray(operand) ? listOf(operand, place) : [operand];
  const matchers = patterns.map(each => {
    const pattern = textOf(each, place, MAX_GLOB_LENGTH);
    place.takes(pattern.length);
    return compileGlob(pattern);
  });
  return ofText(text => {
    for (const isMatch of matchers) if (isMatch(text)) return true;
    return false;
  });
}

function matches(operand: unknown, place: OperandPlace): Compare {
  let expression: RegularExpression;
  try {
    expression = compileRegularExpression(textOf(operand, place, 512));
  } catch (error) {
    if (error instanceof InvalidConditionError) throw error;
    return wrong(
      place,
      `a regular expression of RE2; this one ${(error as Error).message}`,
    );
  }
  place.takes(expression.size);
  return ofText(expression.test);
}

const MEASURES: readonly ScalarType[] = ['number', 'duration', 'version'];

const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ['equals', equals(true)],
  ['notEquals', equals(false)],
  ['in', among(true)],
  ['notIn', among(false)],
  ['atLeast', ordered(MEASURES, (left, right) => left >= right)],
  ['atMost', ordered(MEASURES, (left, right) => left <= right)],
  ['moreThan', ordered(MEASURES, (left, right) => left > right)],
  ['lessThan', ordered(MEASURES, (left, right) => left < right)],
  ['before', ordered(['time'], (left, right) => left < right)],
  ['after', ordered(['time'], (left, right) => left > right)],
  ['olderThan', aged(true)],
  ['newerThan', aged(false)],
  [
    'satisfies',
    { types: ['version'], compile: (_, ...rest) => satisfies(...rest) },
  ],
  ['glob', { types: ['string'], compile: (_, ...rest) => glob(...rest) }],
  ['matches', { types: ['string'], compile: (_, ...rest) => matches(...rest) }],
]);

/**
 * Makes a comparison of one value ready; `present` and those of lists are the caller's.
 *
 * Versions are compared as semver has it, a prerelease before its release, in the ranges of `satisfies` too: that of npm, which
 * has no prereleases in it, would let them pass where it must not be met.
 */
export function compileComparison(
  type: ScalarType,
  name: string,
  operand: unknown,
  place: OperandPlace,
): Compare {
  const operator = OPERATORS.get(name);
  if (operator?.types.includes(type)) {
    return operator.compile(type, operand, place);
  }
  const known = [...OPERATORS.keys()].filter(each =>
    OPERATORS.get(each)!.types.includes(type),
  );
  throw new InvalidConditionError(
    `"${place.operator}" cannot be asked of ${
      place.subject
    }, which is a ${type}. Use one of present, ${known.join(', ')}.`,
    [...place.path, place.operator],
  );
}
