import { meantBoolean } from './meant';
import type { OperandKind } from './operators';
import {
  kindOf,
  putInQuotes,
  writeInstead,
  type DocumentPath,
  type Problem,
  type Repair,
} from './problems';

/** Values of `in` and its like. */
const MOST_VALUES = 500;
/** Characters of a text in a condition. */
export const LONGEST_OPERAND = 1_000;

const isScalar = (value: unknown): boolean =>
  ['string', 'boolean', 'number'].includes(typeof value);

const WANTED: Record<OperandKind, { is: string; write: string }> = {
  boolean: { is: 'true or false', write: 'true or false' },
  scalar: { is: 'one value', write: 'a text, a number, true or false' },
  scalars: { is: 'a list of values', write: 'a list such as [a, b]' },
  quantity: {
    is: 'a number, a duration or a version',
    write: 'a number, or a text such as 36h',
  },
  time: {
    is: 'a day or a time',
    write:
      'a day or a time with its zone, such as 2027-01-01 or 2027-01-01T09:00:00Z',
  },
  duration: {
    is: 'a duration',
    write: 'a duration such as 90m, 36h, 7d or 2w',
  },
  text: { is: 'a text', write: 'a text in quotes' },
  texts: {
    is: 'a text or a list of texts',
    write: 'a text, or a list such as [a, b]',
  },
};

/** What to do about an operand of the wrong kind. */
function repair(operator: string, kind: OperandKind, value: unknown): Repair {
  if (value === null && operator.toLowerCase().endsWith('equals')) {
    return {
      hint: `Write present: ${operator !== 'equals'} in its place.`,
    };
  }
  const isText = kind === 'text' || kind === 'texts';
  if (isText && ['number', 'boolean'].includes(typeof value)) {
    return putInQuotes(value);
  }
  const meant = meantBoolean(value);
  if (kind === 'boolean' && meant) return writeInstead(meant, value);
  if (kind === 'scalars' && isScalar(value)) {
    const values =
      typeof value === 'string'
        ? value.split(',').map(each => each.trim())
        : [value];
    return writeInstead(JSON.stringify(values), value);
  }
  const [only, ...more] = Array.isArray(value) ? value : [];
  return isScalar(only) && more.length === 0 && kind !== 'boolean'
    ? writeInstead(JSON.stringify(only), value)
    : { hint: `Write ${WANTED[kind].write}.` };
}

const fits = (kind: OperandKind, value: unknown): boolean => {
  if (kind === 'boolean') return typeof value === 'boolean';
  if (kind === 'scalar') return isScalar(value);
  if (kind === 'quantity')
    return typeof value === 'string' || typeof value === 'number';
  if (kind === 'scalars') return Array.isArray(value);
  return (
    typeof value === 'string' || (kind === 'texts' && Array.isArray(value))
  );
};

function valueProblem(
  operator: string,
  value: unknown,
  path: DocumentPath,
): Problem | undefined {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return {
      code: 'bad-value',
      path,
      message: `${operator} has ${value}, which is no number to compare with.`,
      hint: 'Write a number.',
    };
  }
  if (typeof value === 'string' && value.length > LONGEST_OPERAND) {
    return {
      code: 'too-large',
      path,
      message: `${operator} has a text of more than ${LONGEST_OPERAND.toLocaleString(
        'en',
      )} characters.`,
      hint: 'Shorten it.',
    };
  }
  return undefined;
}

function listProblems(
  operator: string,
  kind: OperandKind,
  values: unknown[],
  path: DocumentPath,
): Problem[] {
  if (values.length === 0) {
    return [
      {
        code: 'bad-value',
        path,
        message: `${operator} has an empty list.`,
        hint: 'Write at least one value into it.',
      },
    ];
  }
  if (values.length > MOST_VALUES) {
    return [
      {
        code: 'too-large',
        path,
        message: `${operator} has a list of ${values.length} values; at most ${MOST_VALUES} are read.`,
        hint: 'Shorten it, or make it a glob.',
      },
    ];
  }
  return values.flatMap((value, index) => {
    const inside = [...path, index];
    const isRight =
      kind === 'texts' ? typeof value === 'string' : isScalar(value);
    if (isRight) return valueProblem(operator, value, inside) ?? [];
    const wanted = kind === 'texts' ? 'texts' : 'single values';
    return {
      code: 'wrong-type' as const,
      path: inside,
      message: `${operator} is a list of ${wanted}, and an item of it is ${kindOf(
        value,
      )}.`,
      hint:
        kind === 'texts'
          ? 'Put it into quotes.'
          : 'Write a text, a number, true or false.',
    };
  });
}

/** What is wrong with what stands behind an operator, before the type of its fact is known. */
export function operandProblems(
  operator: string,
  kind: OperandKind,
  value: unknown,
  path: DocumentPath,
): Problem[] {
  if (!fits(kind, value)) {
    return [
      {
        code: 'wrong-type',
        path,
        message: `${operator} takes ${WANTED[kind].is}, and it is ${kindOf(
          value,
        )}.`,
        ...repair(operator, kind, value),
      },
    ];
  }
  if (Array.isArray(value)) return listProblems(operator, kind, value, path);
  const problem = valueProblem(operator, value, path);
  return problem ? [problem] : [];
}
