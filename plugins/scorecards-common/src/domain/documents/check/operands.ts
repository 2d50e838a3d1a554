import type { ScalarSchema } from '../../../types';
import { formatDuration, parseDuration } from '../../duration';
import { MAX_GLOB_LENGTH } from '../../evaluation/glob';
import { parseInstant } from '../../evaluation/instant';
import {
  compileRegularExpression,
  RE2_HINT,
} from '../../evaluation/regularExpression';
import { parseRange, parseVersion } from '../../evaluation/version';
import { meantBoolean, meantDuration, meantNumber } from '../meant';
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
  repair: Repair,
): Problem => ({
  code: 'bad-expression',
  path,
  message: `${operator} has ${shown(value)}, which is no ${what}.`,
  ...repair,
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
  if (typeof value === 'number') {
    return boundsProblem(operand, value) ?? shareProblem(operand, value);
  }
  const meant = typeof value === 'string' ? meantNumber(value) : undefined;
  return meant === undefined
    ? mismatch(operand)
    : mismatch(operand, writeInstead(meant, value));
}

/** A bar that nearly everything is above. */
function shareProblem(
  { operator, subject, schema, value, path }: Operand,
  share: number,
): Problem | undefined {
  const isBar = operator === 'atLeast' || operator === 'moreThan';
  if (schema.unit !== '%' || !isBar || share <= 0 || share >= 1) {
    return undefined;
  }
  return {
    code: 'bad-value',
    severity: 'warning',
    path,
    message: `${subject} is a percentage, and ${shown(
      value,
    )} is less than one percent.`,
    ...writeInstead(String(Math.round(share * 10_000) / 100), value),
  };
}

function durationProblem(operand: Operand): Problem | undefined {
  const { value } = operand;
  const duration = typeof value === 'string' ? parseDuration(value) : undefined;
  if (duration !== undefined) return boundsProblem(operand, duration);
  const meant = meantDuration(value);
  const repair = meant
    ? { hint: `Write ${meant}.`, replacement: meant }
    : { hint: DURATION_HINT };
  return typeof value === 'string'
    ? unreadable(operand, 'duration', repair)
    : mismatch(operand, repair);
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
    : unreadable(operand, 'version', {
        hint: 'Write a version such as "1.20.3".',
      });
}

function timeProblem(operand: Operand): Problem | undefined {
  const { value } = operand;
  if (typeof value !== 'string') return mismatch(operand, { hint: TIME_HINT });
  return parseInstant(value) === undefined
    ? unreadable(operand, 'time', { hint: TIME_HINT })
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
  const meant = meantBoolean(value);
  return mismatch(
    operand,
    meant ? writeInstead(meant, value) : { hint: 'Write true or false.' },
  );
}

function rangeProblem(operand: Operand): Problem | undefined {
  const text = String(operand.value);
  const hint = 'Write a range as npm has it, such as >=20 <23 or ^1.4.';
  try {
    // A number of YAML was refused before; an empty range would take every version.
    if (text.trim() !== '' && text.length <= LONGEST_RANGE) {
      return parseRange(text) && undefined;
    }
  } catch {
    // Told below.
  }
  return unreadable(operand, 'range of versions', { hint });
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
      hint: RE2_HINT,
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

/** As JavaScript has them, with slashes that here would have to be in the text. */
const SLASHED = /^\/(\^.*|.*\$|.*(?=\/[a-z]))\/([a-z]{0,6})$/;

function slashProblem({ value, path }: Operand): Problem | undefined {
  const [, inside, flags = ''] = SLASHED.exec(String(value)) ?? [];
  if (inside === undefined) return undefined;
  const replacement = `${flags.includes('i') ? '(?i)' : ''}${inside}`;
  return {
    code: 'bad-expression',
    severity: 'warning',
    path,
    message: `The slashes of ${shown(value)} have to be in the text.`,
    hint: `Write ${replacement}.`,
    replacement,
  };
}

/** What is wrong with the operand of a comparison that fits its fact. */
export function operandProblems(operand: Operand): Problem[] {
  const { operator, value, path } = operand;
  const one = (problem: Problem | undefined) => (problem ? [problem] : []);
  if (operator === 'present') return [];
  if (operator === 'glob') return globProblems(operand);
  if (operator === 'matches') {
    return one(expressionProblem(operand) ?? slashProblem(operand));
  }
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
