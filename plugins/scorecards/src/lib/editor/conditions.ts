import type {
  FactSchema,
  FactType,
  ScalarSchema,
} from '@callboard/backstage-plugin-scorecards-common';
import { isFields, type Fields } from './yamlText';

/** The forms that a condition has. */
export const CONDITION_KINDS = [
  'all',
  'any',
  'not',
  'fact',
  'item',
  'exists',
  'forAll',
  'count',
  'cel',
] as const;

export type ConditionKind = (typeof CONDITION_KINDS)[number];

/** What a condition is; undefined while it is not written yet, or is something else. */
export function conditionKind(value: unknown): ConditionKind | undefined {
  return isFields(value)
    ? CONDITION_KINDS.find(kind => Object.hasOwn(value, kind))
    : undefined;
}

const EQUALITY = ['equals', 'notEquals', 'in', 'notIn'];
const ORDER = ['atLeast', 'atMost', 'moreThan', 'lessThan'];

/** Comparisons that make sense of a type, the usual one first. */
const BY_TYPE: Record<FactType, readonly string[]> = {
  boolean: ['equals', 'present'],
  number: [...ORDER, ...EQUALITY, 'present'],
  duration: ['atMost', 'atLeast', 'lessThan', 'moreThan', 'present'],
  string: [...EQUALITY, 'glob', 'matches', 'present'],
  version: [...ORDER, 'satisfies', ...EQUALITY, 'present'],
  time: ['newerThan', 'olderThan', 'after', 'before', 'present'],
  list: ['contains', 'containsAny', 'containsAll', 'present'],
  map: ['equals', 'notEquals', 'in', 'notIn', 'glob', 'matches', 'present'],
};

export const COUNT_OPERATORS: readonly string[] = [...ORDER, 'equals'];

/** All comparisons, for facts that are not known. */
export const OPERATORS: readonly string[] = [
  ...new Set(Object.values(BY_TYPE).flat()),
];

const OF_LISTS: ReadonlySet<string> = new Set([
  'in',
  'notIn',
  'containsAny',
  'containsAll',
]);

/** Of what a leaf asks: a fact, an item of a list, or a part of it. */
export type Subject = Pick<
  FactSchema,
  'type' | 'unit' | 'values' | 'items' | 'title'
>;

export const operatorsFor = (subject?: Pick<Subject, 'type'>) =>
  subject ? BY_TYPE[subject.type] : OPERATORS;

/** The comparison that stands in a leaf. */
export const operatorOf = (leaf: Fields): string | undefined =>
  Object.keys(leaf).find(name => OPERATORS.includes(name));

/** The single values that a comparison is about: of a list, those of its items. */
function scalarType(subject?: Subject): FactType | undefined {
  if (subject?.type === 'map') return 'string';
  if (subject?.type !== 'list') return subject?.type;
  return subject.items && 'type' in subject.items
    ? subject.items.type
    : undefined;
}

/** The values that an operand is chosen of, where it is not free text. */
export function choicesOf(
  operator: string,
  subject?: Subject,
): (boolean | string)[] | undefined {
  if (operator === 'present') return [true, false];
  if (operator !== 'equals' && operator !== 'notEquals') return undefined;
  return scalarType(subject) === 'boolean' ? [true, false] : subject?.values;
}

/** An operand as it is typed. */
export function operandText(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(', ');
  return value === undefined || value === null ? '' : String(value);
}

function scalarOf(text: string, type: FactType | undefined) {
  const number = Number(text);
  const isNumber = text !== '' && Number.isFinite(number);
  if (isNumber && type === 'number') return number;
  if (type === 'boolean' && text === 'true') return true;
  return type === 'boolean' && text === 'false' ? false : text;
}

/** What was typed as an operand, as the document has it. Text that is none stays text, and is told of. */
export function readOperand(
  text: string,
  operator: string,
  subject?: Subject,
): unknown {
  const type = scalarType(subject);
  const words = text
    .split(',')
    .map(word => word.trim())
    .filter(word => word !== '');
  if (OF_LISTS.has(operator)) return words.map(word => scalarOf(word, type));
  if (operator === 'glob' && words.length > 1) return words;
  return scalarOf(text.trim(), type);
}

const FIRST_OPERANDS = new Map<string, unknown>([
  ['atLeast', 1],
  ['atMost', 1],
  ['newerThan', '90d'],
  ['present', true],
]);

const USUAL = new Map<FactType | undefined, string>([
  ['duration', '1h'],
  ['version', '1.0.0'],
]);

/** What stands behind a comparison that was just chosen. What was there stays where it can. */
export function firstOperand(
  operator: string,
  subject: Subject | undefined,
  before: unknown,
): unknown {
  const [choice] = choicesOf(operator, subject) ?? [];
  if (choice !== undefined) {
    return typeof before === typeof choice ? before : choice;
  }
  const known =
    before === undefined || typeof before === 'boolean'
      ? FIRST_OPERANDS.get(operator)
      : before;
  // A number says nothing of these.
  const usual = typeof known === 'number' && USUAL.get(subject?.type);
  return readOperand(usual || operandText(known), operator, subject);
}

/** A leaf about a fact, with the usual comparison. */
export function leafOf(fact: FactSchema & { fullName: string }): Fields {
  const [operator] = operatorsFor(fact);
  const isOfParts = fact.type === 'list' && fact.items && 'parts' in fact.items;
  return isOfParts
    ? { exists: fact.fullName }
    : {
        fact: fact.fullName,
        ...(fact.type === 'map' && { key: '' }),
        [operator]: firstOperand(operator, fact, undefined),
      };
}

/** What a leaf within a list asks about. */
export function partOf(
  list: Pick<FactSchema, 'items'> | undefined,
  part: unknown,
): Subject | undefined {
  const items = list?.items;
  if (!items) return undefined;
  const found: ScalarSchema | undefined =
    'parts' in items
      ? new Map(Object.entries(items.parts)).get(String(part))
      : items;
  return found && { ...found, title: String(part) };
}
