import type { z } from 'zod';
import type { FieldProblem } from '../../schemas/parts';
import {
  isFields,
  kindOf,
  listNames,
  nameOf,
  putInQuotes,
  shown,
  suggest,
  writeInstead,
  type DocumentPath,
  type Problem,
  type Repair,
} from './problems';

const WANTED = new Map([
  ['string', 'a text'],
  ['number', 'a number'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'fields with names'],
  ['record', 'fields with names'],
]);

interface Place {
  path: DocumentPath;
  /** Of the field, for people. */
  name: string;
}

/** What to do about a value of the wrong type. */
function repair(expected: string, value: unknown): Repair {
  if (expected === 'string' && ['number', 'boolean'].includes(typeof value)) {
    return putInQuotes(value);
  }
  const isQuoted =
    typeof value === 'string' &&
    ((expected === 'number' && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(value)) ||
      (expected === 'boolean' && /^(?:true|false)$/.test(value)));
  if (isQuoted) return writeInstead(value, value);
  const wanted = WANTED.get(expected) ?? expected;
  const or = value === null ? ', or remove the field' : '';
  return { hint: `Write ${wanted}${or}.` };
}

function typeProblem(
  issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidType>,
  { path, name }: Place,
): Problem {
  const field = String(path.at(-1) ?? 'it');
  if (issue.input === undefined) {
    return {
      code: 'missing-field',
      path,
      message: `${name} is missing.`,
      hint: `Add ${field}, or check its indentation.`,
    };
  }
  const wanted = WANTED.get(issue.expected) ?? issue.expected;
  return {
    code: 'wrong-type',
    path,
    message: `${name} has to be ${wanted}, and it is ${kindOf(issue.input)}.`,
    ...repair(issue.expected, issue.input),
  };
}

function unknownFields(
  issue: z.core.$ZodRawIssue<z.core.$ZodIssueUnrecognizedKeys>,
  { path, name }: Place,
): Problem[] {
  const { shape } = (issue.inst as z.core.$ZodObject)._zod.def;
  const present = isFields(issue.input) ? issue.input : {};
  const free = Object.keys(shape).filter(
    field => !Object.hasOwn(present, field),
  );
  return issue.keys.map(field => ({
    code: 'unknown-field' as const,
    part: 'key' as const,
    path: [...path, field],
    message: `${name} has no field ${field.slice(0, 100)}.`,
    ...suggest(field, free, 'Remove it, or check its indentation.'),
  }));
}

function valueProblem(
  issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidValue>,
  { path, name }: Place,
): Problem {
  if (issue.input === undefined) {
    return {
      code: 'missing-field',
      path,
      message: `${name} is missing.`,
      hint: `Write one of ${listNames(issue.values.map(String))}.`,
    };
  }
  return {
    code: 'bad-value',
    path,
    message: `${name} cannot be ${shown(issue.input)}.`,
    ...suggest(String(issue.input), issue.values.map(String), ''),
  };
}

type SizeIssue =
  | z.core.$ZodRawIssue<z.core.$ZodIssueTooBig>
  | z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>;

function sizeProblem(issue: SizeIssue, { path, name }: Place): Problem {
  const limit = issue.code === 'too_big' ? issue.maximum : issue.minimum;
  const bound = `${
    issue.code === 'too_big' ? 'at most' : 'at least'
  } ${limit.toLocaleString('en')}`;
  if (issue.origin === 'array') {
    const isTooBig = issue.code === 'too_big';
    return {
      code: isTooBig ? 'too-large' : 'bad-value',
      path,
      message: `${name} has to have ${bound} ${
        limit === 1 ? 'item' : 'items'
      }.`,
      hint: isTooBig ? 'Divide it.' : 'Add an item.',
    };
  }
  return {
    code: 'bad-value',
    path,
    message: `${name} has to be ${bound}, and it is ${shown(issue.input)}.`,
    hint: `Write a number of ${bound}.`,
  };
}

function handedOn(
  { params }: z.core.$ZodRawIssue<z.core.$ZodIssueCustom>,
  { path, name }: Place,
): Problem {
  const { says, ...problem } = params!.problem as FieldProblem & Problem;
  return { ...problem, path, message: problem.message ?? `${name} ${says}` };
}

/** What zod found, in words that name the field and the fix. */
export function schemaProblems(
  issue: z.core.$ZodRawIssue,
  root: unknown,
): Problem[] {
  const path = (issue.path ?? []) as DocumentPath;
  const place = { path, name: nameOf(path, root) };
  if (issue.code === 'custom') return [handedOn(issue, place)];
  if (issue.code === 'unrecognized_keys') return unknownFields(issue, place);
  if (issue.code === 'invalid_type') return [typeProblem(issue, place)];
  if (issue.code === 'invalid_value') return [valueProblem(issue, place)];
  if (issue.code === 'too_big' || issue.code === 'too_small')
    return [sizeProblem(issue, place)];
  const part = issue.code === 'invalid_key' ? { part: 'key' as const } : {};
  return [
    {
      code: 'bad-value',
      path,
      ...part,
      message: `${place.name} is not a name that a part can have.`,
      hint: 'Begin with a letter; letters, digits, - and _ follow, 63 at most.',
    },
  ];
}

/** A field that is written wrong is not missing as well. */
export function withoutMisspelled(problems: Problem[]): Problem[] {
  const meant = new Set(
    problems.flatMap(({ code, path, replacement }) =>
      code === 'unknown-field' && replacement
        ? [JSON.stringify([...path.slice(0, -1), replacement])]
        : [],
    ),
  );
  return problems.filter(
    ({ code, path }) =>
      code !== 'missing-field' || !meant.has(JSON.stringify(path)),
  );
}
