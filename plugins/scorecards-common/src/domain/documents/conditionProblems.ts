import { KINDS } from '../evaluation/compilation';
import {
  COUNT_OPERATORS,
  OPERATOR_NAMES,
  OPERATORS,
  otherKind,
  otherOperator,
} from './operators';
import {
  kindOf,
  listNames,
  putInQuotes,
  suggest,
  type DocumentPath,
  type Problem,
  type Repair,
} from './problems';

/** What a condition may be, with the fields that each may have besides its comparison. */
export const CONDITION_KINDS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(KINDS).map(([kind, { fields }]) => [kind, [kind, ...fields]]),
);
const KIND_NAMES = [...CONDITION_KINDS.keys()];

const START_NAMES = 'all, any, not, fact, forAll, exists, count or cel';
const START = `Begin with one of ${START_NAMES}.`;

/** The comparisons that a kind of condition can have. */
export function operatorsOf(kind: string): readonly string[] {
  if (kind === 'count') return COUNT_OPERATORS;
  return kind === 'fact' || kind === 'item' ? OPERATOR_NAMES : [];
}

/** It is no condition at all. */
export function shapeProblem(
  value: unknown,
  path: DocumentPath,
  field: string,
): Problem {
  const name = String(path.at(-1) ?? field);
  if (value === undefined) {
    const isOfItems = path.at(-1) === 'is';
    return {
      code: 'missing-field',
      path,
      message: isOfItems
        ? 'forAll does not say what each item has to be.'
        : `${name} is missing: it says what is asked.`,
      hint: isOfItems
        ? 'Add is, with a condition about item.'
        : `Add ${name} with a condition, which begins with one of ${START_NAMES}.`,
    };
  }
  const what = typeof path.at(-1) === 'number' ? 'An item of the list' : name;
  let hint = START;
  if (Array.isArray(value)) hint = 'Write all or any above the list.';
  if (typeof value === 'string') {
    hint = `${START} An expression stands behind cel.`;
  }
  return {
    code: 'wrong-type',
    path,
    message: `${what} has to be a condition, and it is ${kindOf(value)}.`,
    hint,
  };
}

/** What to write in the place of a name that no kind of condition has; nothing when that is not known. */
function kindRepair(name: string): Repair | undefined {
  if (/^(?:none(?:_?of)?|nor)$/i.test(name)) {
    return { hint: 'Write not, and below it any with the list.' };
  }
  const other = otherKind(name);
  if (other) return { hint: `Write ${other}.`, replacement: other };
  if (name.includes('/')) {
    return {
      hint: `Write fact: ${name.slice(0, 100)}, and a comparison below it.`,
    };
  }
  const near = suggest(name, KIND_NAMES, START);
  return near.replacement && !OPERATORS.has(name) ? near : undefined;
}

/** It does not say what it asks. */
export function startProblem(names: string[], path: DocumentPath): Problem {
  for (const name of names.slice(0, 3)) {
    const repair = kindRepair(name);
    if (repair) {
      return {
        code: 'unknown-field',
        part: 'key',
        path: [...path, name],
        message: `A condition has no field ${name.slice(0, 100)}.`,
        ...repair,
      };
    }
  }
  const operator = names.find(name => OPERATORS.has(name));
  if (operator) {
    return {
      code: 'missing-field',
      path: [...path, 'fact'],
      message: `${operator} does not say of which fact.`,
      hint: 'Add fact with the name of a fact.',
    };
  }
  const has =
    names.length > 0 ? `: it has ${listNames(names).slice(0, 200)}` : '';
  return {
    code: 'missing-field',
    path,
    message: `The condition does not say what it asks${has}.`,
    hint: START,
  };
}

/** It asks two things at once. */
export function twoKindsProblem(
  [first, second]: string[],
  value: Record<string, unknown>,
  path: DocumentPath,
): Problem {
  if (typeof value.exists === 'boolean') {
    return {
      code: 'unknown-operator',
      part: 'key',
      path: [...path, 'exists'],
      message: 'exists has the name of a list, and is no comparison.',
      hint: 'Write present.',
      replacement: 'present',
    };
  }
  return {
    code: 'bad-value',
    part: 'key',
    path: [...path, second],
    message: `One condition has both ${first} and ${second}.`,
    hint: 'Write each as an item of its own under all, or check the indentation.',
  };
}

/** How other systems write a comparison. */
const OPERATOR_AND_VALUE = /^(?:op|operator|comparator|value|threshold)$/i;

const FIELDS_OF_LISTS = ['where', 'is'];

/** A comparison, or a field of another kind, where it has no meaning. */
function misplaced(
  kind: string,
  name: string,
): Pick<Problem, 'code' | 'message' | 'hint' | 'replacement'> | undefined {
  if (OPERATORS.has(name) && kind === 'count') {
    return {
      code: 'type-mismatch',
      message: `A count cannot be compared with ${name}.`,
      hint: `Write one of ${COUNT_OPERATORS.join(', ')}.`,
    };
  }
  if (OPERATORS.has(name)) {
    return {
      code: 'unknown-field',
      message: `${kind} has no comparison.`,
      hint: 'Comparisons stand beside fact, item or count: check the indentation.',
    };
  }
  const message = `${kind} has no field ${name}.`;
  if (name === 'key') {
    const hint = 'Only fact has a key: remove it.';
    return { code: 'unknown-field', message, hint };
  }
  if (!FIELDS_OF_LISTS.includes(name)) return undefined;
  if (kind === 'exists' || kind === 'count') {
    const hint = 'Write where: it says which items are meant.';
    return { code: 'unknown-field', message, hint, replacement: 'where' };
  }
  const hint =
    'forAll, exists and count are about lists: write one of them in the place of fact.';
  return { code: 'unknown-field', message, hint };
}

/** A field that a kind of condition does not have. */
export function fieldProblem(
  kind: string,
  name: string,
  fields: { parent: DocumentPath; present: string[] },
): Problem {
  const place = { part: 'key' as const, path: [...fields.parent, name] };
  const known = misplaced(kind, name);
  if (known) return { ...place, ...known };
  const operators = operatorsOf(kind);
  if (operators.length > 0 && OPERATOR_AND_VALUE.test(name)) {
    return {
      ...place,
      code: 'unknown-operator',
      message: `There is no field ${name}.`,
      hint: 'Write the comparison as a field with its value, such as atLeast: 2.',
    };
  }
  const other = otherOperator(name);
  const free = [...operators, ...CONDITION_KINDS.get(kind)!].filter(
    field => !fields.present.includes(field),
  );
  const near =
    other && operators.includes(other)
      ? { hint: `Write ${other}.`, replacement: other }
      : suggest(name, free, 'Remove it, or check its indentation.');
  const isCompared = operators.length > 0;
  const what = isCompared ? 'There is no comparison' : `${kind} has no field`;
  return {
    ...place,
    code: isCompared ? 'unknown-operator' : 'unknown-field',
    message: `${what} ${name.slice(0, 100)}.`,
    ...near,
  };
}

const EXAMPLES = new Map([
  ['cel', 'an expression in quotes'],
  ['item', 'the name of a part, or "."'],
  ['key', 'a name of the map'],
]);

/** A name or an expression that is none. */
export function nameProblem(
  field: string,
  value: unknown,
  path: DocumentPath,
  longest: number,
): Problem | undefined {
  if (typeof value !== 'string' || value.trim() === '') {
    const is = value === '' ? 'empty' : kindOf(value);
    const isName = field === 'key' || field === 'item';
    return {
      code: value === undefined ? 'missing-field' : 'wrong-type',
      path,
      message: `${field} has to be a text, and it is ${is}.`,
      ...(isName && typeof value === 'number'
        ? putInQuotes(value)
        : {
            hint: `Write ${
              EXAMPLES.get(field) ?? 'a fact such as catalog/owner'
            }.`,
          }),
    };
  }
  if (value.length <= longest) return undefined;
  return {
    code: 'too-large',
    path,
    message: `${field} has more than ${longest.toLocaleString(
      'en',
    )} characters.`,
    hint: 'Shorten it.',
  };
}
