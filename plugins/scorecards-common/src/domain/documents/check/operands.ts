import { Range } from 'semver';
import type { ScalarSchema } from '../../../types';
import { formatDuration, parseDuration } from '../../duration';
import { MAX_GLOB_LENGTH } from '../../evaluation/glob';
import { parseInstant } from '../../evaluation/instant';
import { compileRegularExpression } from '../../evaluation/regularExpression';
import { parseVersion } from '../../evaluation/version';
import {
  kindOf,
  listNames,
  putInQuotes,
  shown,
  suggest,
  writeInstead,
  type DocumentPath,
  type Problem,
  type Repair,
} from '../problems';

/** An operand and what it is compared with. */
export interface Operand {
  operator: string;
  /** `catalog/lifecycle`, or `part of an item`. */
  subject: string;
  schema: ScalarSchema;
  value: unknown;
  path: DocumentPath;
}

const LONGEST_RANGE = 256;
const DURATION_HINT = 'Write a duration such as 90m, 36h, 7d or 2w.';
const TIME_HINT =
  'Write a day or a time with its zone, such as 2027-01-01 or 2027-01-01T09:00:00Z.';

const mismatch = (
  { subject, schema, value, path }: Operand,
  repair: Repair = { hint: `Write a ${schema.type}.` },
): Problem => ({
  code: 'type-mismatch',
  path,
  message: `${subject} is a ${schema.type}, and it is compared with ${kindOf(
    value,
  )}.`,
  ...repair,
});

const unreadable = (
  { operator, value, path }: Operand,
  what: string,
  hint: string,
): Problem => ({
  code: 'bad-expression',
  path,
  message: `${operator} has ${shown(value)}, which is no ${what}.`,
  hint,
});

function boundsProblem(
  { subject, schema, value, path }: Operand,
  amount: number,
): Problem | undefined {
  const { minimum = -Infinity, maximum = Infinity } = schema;
  if (amount >= minimum && amount <= maximum) return undefined;
  const end = amount < minimum ? minimum : maximum;
  const written = schema.type === 'duration' ? formatDuration(end) : end;
  const bound = `${amount < minimum ? 'at least' : 'at most'} ${written}`;
  return {
    code: 'not-a-value',
    path,
    message: `${subject} is always ${bound}: ${shown(
      value,
    )} is outside of what it can be.`,
    hint: `Write a value of ${bound}.`,
  };
}

function numberProblem(operand: Operand): Problem | undefined {
  const { value } = operand;
  if (typeof value === 'number') return boundsProblem(operand, value);
  const isQuoted =
    typeof value === 'string' && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(value);
  return isQuoted
    ? mismatch(operand, writeInstead(value, value))
    : mismatch(operand);
}

function durationProblem(operand: Operand): Problem | undefined {
  const { value } = operand;
  if (typeof value !== 'string') {
    return mismatch(operand, { hint: DURATION_HINT });
  }
  const duration = parseDuration(value);
  return duration === undefined
    ? unreadable(operand, 'duration', DURATION_HINT)
    : boundsProblem(operand, duration);
}

function textProblem(operand: Operand): Problem | undefined {
  const { value, schema, subject, path } = operand;
  if (typeof value !== 'string') {
    return mismatch(operand, putInQuotes(value));
  }
  if (!schema.values || schema.values.includes(value)) return undefined;
  return {
    code: 'not-a-value',
    path,
    message: `${subject} is never ${shown(value)}; it is one of ${listNames(
      schema.values,
    )}.`,
    ...suggest(value, schema.values, ''),
  };
}

function versionProblem(operand: Operand): Problem | undefined {
  const { value } = operand;
  if (typeof value === 'number') return mismatch(operand, putInQuotes(value));
  if (typeof value !== 'string') return mismatch(operand);
  return parseVersion(value)
    ? undefined
    : unreadable(operand, 'version', 'Write a version such as "1.20.3".');
}

function timeProblem(operand: Operand): Problem | undefined {
  const { value } = operand;
  if (typeof value !== 'string') return mismatch(operand, { hint: TIME_HINT });
  return parseInstant(value) === undefined
    ? unreadable(operand, 'time', TIME_HINT)
    : undefined;
}

/** What is wrong with one value that is compared with a fact. */
export function valueProblem(operand: Operand): Problem | undefined {
  const { type } = operand.schema;
  const { value } = operand;
  if (type === 'number') return numberProblem(operand);
  if (type === 'duration') return durationProblem(operand);
  if (type === 'string') return textProblem(operand);
  if (type === 'version') return versionProblem(operand);
  if (type === 'time') return timeProblem(operand);
  if (typeof value === 'boolean') return undefined;
  const isQuoted = value === 'true' || value === 'false';
  return mismatch(
    operand,
    isQuoted ? writeInstead(value, value) : { hint: 'Write true or false.' },
  );
}

function rangeProblem(operand: Operand): Problem | undefined {
  const text = String(operand.value);
  const hint = 'Write a range as npm has it, such as >=20 <23 or ^1.4.';
  try {
    // A number of YAML was refused before; an empty range would take every version.
    if (text.trim() !== '' && text.length <= LONGEST_RANGE) {
      return new Range(text) && undefined;
    }
  } catch {
    // Told below.
  }
  return unreadable(operand, 'range of versions', hint);
}

function expressionProblem(operand: Operand): Problem | undefined {
  try {
    if (operand.value === '') throw new Error('is empty');
    compileRegularExpression(String(operand.value));
    return undefined;
  } catch (error) {
    return {
      code: 'bad-expression',
      path: operand.path,
      message: `The regular expression ${shown(operand.value)} ${
        (error as Error).message
      }.`,
      hint: 'Write it for RE2: it has neither look-around nor back references, and brackets are closed.',
    };
  }
}

function globProblems(operand: Operand): Problem[] {
  const { value, path } = operand;
  const isList = Array.isArray(value);
  return (isList ? value : [value]).flatMap((one, index) => {
    const glob = String(one);
    const place = isList ? [...path, index] : path;
    if (glob === '' || glob.length > MAX_GLOB_LENGTH) {
      const message = `glob has to have 1 to ${MAX_GLOB_LENGTH} characters.`;
      const hint = 'Write a pattern such as team-*.';
      return { code: 'bad-expression' as const, path: place, message, hint };
    }
    return /\.\*|^\^|\$$|\\/.test(glob)
      ? {
          code: 'bad-expression' as const,
          severity: 'warning' as const,
          path: place,
          message: `The glob ${shown(one)} looks like a regular expression.`,
          hint: 'Write matches in the place of glob.',
        }
      : [];
  });
}

/** What is wrong with the operand of a comparison that fits its fact. */
export function operandProblems(operand: Operand): Problem[] {
  const { operator, value, path } = operand;
  const one = (problem: Problem | undefined) => (problem ? [problem] : []);
  if (operator === 'present') return [];
  if (operator === 'glob') return globProblems(operand);
  if (operator === 'matches') return one(expressionProblem(operand));
  if (operator === 'satisfies') return one(rangeProblem(operand));
  if (operator === 'olderThan' || operator === 'newerThan') {
    const schema = { type: 'duration' as const };
    return one(valueProblem({ ...operand, schema }));
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      one(valueProblem({ ...operand, value: item, path: [...path, index] })),
    );
  }
  return one(valueProblem(operand));
}
