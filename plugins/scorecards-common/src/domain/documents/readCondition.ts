import type { Condition } from '../../types';
import {
  CONDITION_KINDS,
  fieldProblem,
  nameProblem,
  operatorsOf,
  shapeProblem,
  startProblem,
  twoKindsProblem,
} from './conditionProblems';
import { OPERATORS } from './operators';
import {
  isFields,
  kindOf,
  shown,
  type DocumentPath,
  type Problem,
} from './problems';
import { LONGEST_OPERAND, operandProblems } from './readOperand';

const DEEPEST = 12;
const MOST_NODES = 200;
const LONGEST_EXPRESSION = 2_000;

type Fields = Record<string, unknown>;

/** Where a condition stands. */
interface Place {
  path: DocumentPath;
  depth: number;
  /** Whether there is a list around it. */
  inItems: boolean;
}

const within = (
  place: Place,
  steps: DocumentPath,
  inItems = place.inItems,
): Place => ({
  path: [...place.path, ...steps],
  depth: place.depth + 1,
  inItems,
});

/** Reads one condition into new objects that have their fields in the order of the types. */
class ConditionReader {
  readonly problems: Problem[] = [];
  readonly #field: string;
  #nodes = 0;

  constructor(field: string) {
    this.#field = field;
  }

  read(value: unknown, place: Place): Condition | undefined {
    this.#nodes++;
    if (this.#nodes > MOST_NODES || place.depth > DEEPEST) {
      return this.#tooLarge(place);
    }
    if (!isFields(value)) {
      this.problems.push(shapeProblem(value, place.path, this.#field));
      return undefined;
    }
    const names = Object.keys(value);
    const kinds = names.filter(name => CONDITION_KINDS.has(name));
    if (kinds.length === 1) return this.#known(kinds[0], value, place);
    this.problems.push(
      kinds.length === 0
        ? startProblem(names, place.path)
        : twoKindsProblem(kinds, value, place.path),
    );
    return undefined;
  }

  #known(kind: string, value: Fields, place: Place): Condition {
    const read: Fields = {};
    for (const field of CONDITION_KINDS.get(kind)!) {
      if (Object.hasOwn(value, field) || field === 'is') {
        read[field] = this.#part(field, value[field], place);
      }
    }
    if (kind === 'item' && !place.inItems) {
      this.problems.push({
        code: 'bad-value',
        part: 'key',
        path: [...place.path, 'item'],
        message: 'item is about an item of a list, and no list is around it.',
        hint: 'Write fact, or put it into where or is of forAll, exists or count.',
      });
    }
    Object.assign(read, this.#comparison(kind, value, place.path));
    return read as unknown as Condition;
  }

  #part(field: string, value: unknown, place: Place): unknown {
    if (field === 'not') return this.read(value, within(place, [field]));
    if (field === 'where' || field === 'is') {
      return this.read(value, within(place, [field], true));
    }
    const path = [...place.path, field];
    if (field === 'all' || field === 'any') {
      return this.#list(value, path, place);
    }
    const longest = field === 'cel' ? LONGEST_EXPRESSION : LONGEST_OPERAND;
    const problem = nameProblem(field, value, path, longest);
    if (problem) this.problems.push(problem);
    return value;
  }

  #list(value: unknown, path: DocumentPath, place: Place): unknown {
    const field = String(path.at(-1));
    if (!Array.isArray(value)) {
      this.problems.push({
        code: 'wrong-type',
        path,
        message: `${field} has to be a list of conditions, and it is ${kindOf(
          value,
        )}.`,
        hint: 'Begin each condition with a dash.',
      });
      return undefined;
    }
    if (value.length === 0) {
      this.problems.push({
        code: 'bad-value',
        path,
        message: `${field} has an empty list.`,
        hint: 'Put at least one condition into it.',
      });
    }
    return value
      .slice(0, MOST_NODES)
      .map((item, index) => this.read(item, within(place, [field, index])));
  }

  #comparison(kind: string, value: Fields, path: DocumentPath): Fields {
    const own = CONDITION_KINDS.get(kind)!;
    const operators = operatorsOf(kind);
    const present = Object.keys(value);
    const names = present.filter(name => !own.includes(name));
    const [first, ...others] = names.filter(name => operators.includes(name));
    for (const name of names) {
      if (!operators.includes(name)) {
        const fields = { parent: path, present };
        this.problems.push(fieldProblem(kind, name, fields));
      }
    }
    if (operators.length > 0 && names.length === 0) {
      this.problems.push({
        code: 'missing-field',
        path,
        message: `Nothing is asked of ${shown(value[kind])}.`,
        hint: `Add a comparison, such as ${
          kind === 'count' ? '' : 'present: true, equals: true or '
        }atLeast: 2.`,
      });
    }
    for (const name of others) {
      this.problems.push({
        code: 'bad-value',
        part: 'key',
        path: [...path, name],
        message: `One question has two comparisons, ${first} and ${name}.`,
        hint: 'Write each as an item of its own under all.',
      });
    }
    if (first === undefined) return {};
    const operand = value[first];
    this.problems.push(
      ...operandProblems(first, OPERATORS.get(first)!.operand, operand, [
        ...path,
        first,
      ]),
    );
    return { [first]: Array.isArray(operand) ? [...operand] : operand };
  }

  #tooLarge({ path, depth }: Place): undefined {
    const isDeep = depth > DEEPEST;
    // One is enough: every part that is left would say the same.
    if (this.problems.some(({ code }) => code === 'too-large'))
      return undefined;
    this.problems.push({
      code: 'too-large',
      path,
      message: isDeep
        ? `The condition is more than ${DEEPEST} levels deep.`
        : `The condition has more than ${MOST_NODES} parts.`,
      hint: isDeep
        ? 'Flatten it: all within all is one all.'
        : 'Make it several checks.',
    });
    return undefined;
  }
}

/**
 * Reads a condition, and says exactly what is wrong with it where. What it means for facts is not looked at.
 *
 * @param field - what messages call the whole of it
 */
export function readCondition(
  value: unknown,
  field = 'The condition',
): { condition?: Condition; problems: Problem[] } {
  const reader = new ConditionReader(field);
  const place = { path: [], depth: 1, inItems: false };
  const condition = reader.read(value, place);
  const { problems } = reader;
  return problems.length > 0 ? { problems } : { condition, problems };
}
