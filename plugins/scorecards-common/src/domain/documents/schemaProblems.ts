import type { z } from 'zod';
import { runSchema, type FieldProblem } from '../../schemas/parts';
import { meantBoolean, meantMilliseconds, meantNumber } from './meant';
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

type TypeIssue = z.core.$ZodRawIssue<z.core.$ZodIssueInvalidType>;

/** Durations of facts are numbers of milliseconds. */
const AMOUNTS = new Set(['maxAgeMs', 'minimum', 'maximum']);

function numberRepair(field: string, value: unknown): Repair | undefined {
  if (typeof value !== 'string') return undefined;
  const milliseconds = AMOUNTS.has(field)
    ? meantMilliseconds(value)
    : undefined;
  if (milliseconds) {
    return {
      hint: `Write ${milliseconds}, which is ${value} in milliseconds.`,
      replacement: milliseconds,
      writtenAs: 'yaml',
    };
  }
  const meant = meantNumber(value);
  return meant ? writeInstead(meant, value) : undefined;
}

function booleanRepair(value: unknown): Repair | undefined {
  const meant = meantBoolean(value);
  return meant ? writeInstead(meant, value) : undefined;
}

/** What a field that should be a text says of a number, or of true or false. */
function textRepair({ inst }: TypeIssue, value: unknown): Repair | undefined {
  if (!['number', 'boolean'].includes(typeof value)) return undefined;
  const [issue] = runSchema(inst as z.ZodType, String(value)).issues;
  if (issue?.code !== 'custom') return putInQuotes(value);
  const { hint, replacement } = issue.params!.problem as FieldProblem;
  return { hint, replacement };
}

/** What to do about a value of the wrong type. */
function repair(issue: TypeIssue, field: string): Repair {
  const { expected, input: value } = issue;
  const meant =
    (expected === 'number' && numberRepair(field, value)) ||
    (expected === 'boolean' && booleanRepair(value)) ||
    (expected === 'string' && textRepair(issue, value));
  if (meant) return meant;
  const wanted = WANTED.get(expected) ?? expected;
  const or = value === null ? ', or remove the field' : '';
  if (expected === 'array') {
    return {
      hint: `Write a list, each item of which begins with a dash${or}.`,
    };
  }
  const { shape = {} } = (issue.inst as z.core.$ZodObject)._zod.def;
  const names = expected === 'object' ? Object.keys(shape) : [];
  const which = names.length > 0 ? `: ${listNames(names)}` : '';
  return { hint: `Write ${wanted}${which}${or}.` };
}

function typeProblem(issue: TypeIssue, { path, name }: Place): Problem {
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
    ...repair(issue, field),
  };
}

/** Fields by what other systems call them, those first that are likelier. */
const OTHER_FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['name', ['id', 'title']],
  ['label', ['title']],
  ['condition', ['passes']],
  ['rule', ['passes']],
  ['expression', ['passes']],
  ['when', ['appliesTo', 'scope']],
  ['filter', ['appliesTo', 'scope']],
  ['warning', ['warns']],
  ['rank', ['level']],
  ['points', ['weight']],
  ['threshold', ['from']],
  ['reason', ['rationale']],
  ['solution', ['fix']],
  ['remediation', ['fix']],
  ['start', ['startsOn']],
  ['deadline', ['endsOn']],
  ['end', ['endsOn']],
  ['due', ['endsOn']],
  ['date', ['on', 'countsFrom']],
  ['maxAge', ['maxAgeMs']],
  ['ttl', ['maxAgeMs']],
  ['enum', ['values']],
]);

function fieldRepair(field: string, free: readonly string[]): Repair {
  if (field === '<<') {
    return {
      hint: 'Write the fields out: those of another part are not taken.',
    };
  }
  const other = OTHER_FIELDS.get(field)?.find(name => free.includes(name));
  return other
    ? { hint: `Write ${other}.`, replacement: other }
    : suggest(field, free, 'Remove it, or check its indentation.');
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
    ...fieldRepair(field, free),
  }));
}

/** Closed values by what other systems call them. */
const OTHER_VALUES: ReadonlyMap<string, string> = new Map([
  ...['int', 'integer', 'float', 'double', 'percentage'].map(
    name => [name, 'number'] as const,
  ),
  ...['text', 'str', 'enum'].map(name => [name, 'string'] as const),
  ...['date', 'datetime', 'timestamp'].map(name => [name, 'time'] as const),
  ...['array', 'set'].map(name => [name, 'list'] as const),
  ...['object', 'dictionary', 'labels'].map(name => [name, 'map'] as const),
  ['bool', 'boolean'],
  ['semver', 'version'],
  ['percent', 'points'],
  ['score', 'points'],
  ['manual', 'sign-off'],
  ['api', 'push'],
]);

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
  const values = issue.values.map(String);
  const given = String(issue.input);
  const other = OTHER_VALUES.get(given.toLowerCase());
  return {
    code: 'bad-value',
    path,
    message: `${name} cannot be ${shown(issue.input)}.`,
    ...(other && values.includes(other)
      ? { hint: `Write ${other}.`, replacement: other }
      : suggest(given, values, '')),
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
