import type { Condition, ListCondition } from '../../../types';
import { cel } from '../../evaluation/cel/cel';
import { celName } from '../../evaluation/cel/facts';
import { compileCondition } from '../../evaluation/compileCondition';
import { InvalidConditionError } from '../../evaluation/InvalidConditionError';
import { OPERATORS } from '../operators';
import {
  listNames,
  writeInstead,
  type DocumentPath,
  type Findings,
  type Problem,
  type Repair,
} from '../problems';
import type { FactBook } from './FactBook';
import { operandProblems } from './operands';
import { isGroup, isList } from '../../conditions';
import {
  comparisonOf,
  findList,
  findSubject,
  operandSchema,
  operatorsFor,
  type Leaf,
  type Scope,
  type Subject,
} from './subjects';
import { tellContradictions } from './tellContradictions';

/** What a condition is checked with. */
export interface ConditionContext {
  facts: FactBook;
  findings: Findings;
}

function mismatchHint(subject: Subject, operator: string): string {
  const { type } = subject.schema;
  if (type === 'map' && operator !== 'present') {
    return 'Add key with a name of the map.';
  }
  const fitting = operatorsFor(subject);
  const lists = type === 'list' ? ', or ask forAll, exists or count' : '';
  return `Write one of ${fitting.join(', ')}${lists}.`;
}

/** Checks the types of one condition and all that is in it. */
class TypeCheck {
  readonly problems: Problem[] = [];

  check(condition: Condition, scope: Scope, path: DocumentPath): void {
    if ('not' in condition) {
      this.check(condition.not, scope, [...path, 'not']);
    } else if (isGroup(condition)) {
      const field = 'all' in condition ? 'all' : 'any';
      const children = 'all' in condition ? condition.all : condition.any;
      children.forEach((child, index) =>
        this.check(child, scope, [...path, field, index]),
      );
    } else if (isList(condition)) this.#list(condition, scope, path);
    else if ('cel' in condition) this.#cel(condition.cel, scope, path);
    else this.#leaf(condition, scope, path);
  }

  #leaf(condition: Leaf, scope: Scope, path: DocumentPath): void {
    const found = findSubject(condition, scope, path);
    if ('problem' in found) {
      this.problems.push(found.problem());
      return;
    }
    const { subject } = found;
    const { operator, value } = comparisonOf(condition);
    const place = [...path, operator];
    if (!operatorsFor(subject).includes(operator)) {
      const { types = [] } = OPERATORS.get(operator) ?? {};
      const { type } = subject.schema;
      const items = 'items' in subject.schema && subject.schema.items;
      const what =
        items && 'parts' in items ? 'list of items with parts' : type;
      this.problems.push({
        code: 'type-mismatch',
        part: 'key',
        path: place,
        message: `${subject.name} is a ${what}: ${operator} is for ${listNames(
          types,
        )}.`,
        hint: mismatchHint(subject, operator),
      });
      return;
    }
    const schema = operandSchema(subject);
    this.problems.push(
      ...operandProblems({
        operator,
        subject: subject.name,
        schema,
        value,
        path: place,
      }),
    );
  }

  #list(condition: ListCondition, scope: Scope, path: DocumentPath): void {
    const found = findList(condition, scope, path);
    if ('problem' in found) {
      this.problems.push(found.problem());
    } else {
      const { items } = found;
      const inner = { ...scope, items };
      const { where } = condition;
      if (where) this.check(where, inner, [...path, 'where']);
      if ('forAll' in condition) {
        this.check(condition.is, inner, [...path, 'is']);
      }
    }
    if ('count' in condition) this.#count(condition, path);
  }

  #count(condition: ListCondition, path: DocumentPath): void {
    const { operator, value } = comparisonOf(condition);
    if (Number.isSafeInteger(value) && Number(value) >= 0) return;
    const isQuoted = typeof value === 'string' && /^\d{1,9}$/.test(value);
    this.problems.push({
      code: 'type-mismatch',
      path: [...path, operator],
      message: `A count is a whole number from 0 on, and ${operator} has ${JSON.stringify(
        value,
      )}.`,
      ...(isQuoted
        ? writeInstead(value, value)
        : { hint: 'Write such a number.' }),
    });
  }

  #cel(text: string, { facts }: Scope, path: DocumentPath): void {
    const found = cel.check(text, facts.table);
    for (const { message, hint, start, end, unknownFact } of found) {
      this.problems.push({
        code: 'bad-expression',
        path: [...path, 'cel'],
        span: { start, end },
        message,
        ...(hint !== undefined && { hint }),
        ...(unknownFact !== undefined && {
          code: 'unknown-fact',
          ...asExpression(facts.unknown(unknownFact), text.slice(start, end)),
        }),
      });
    }
  }
}

/** A hint as expressions write facts, or that of the expression; what was written is replaced only when all of it was the name. */
function asExpression({ replacement }: Repair, written: string): Repair {
  if (!replacement) return {};
  const name = celName(replacement).replace('/', '.');
  return {
    hint: `Did you mean ${name}?`,
    ...(written.includes('.') && { replacement: name, writtenAs: 'yaml' }),
  };
}

/** What is right by itself may still be too much together: nothing is published that could not be evaluated. */
function compileProblem(
  condition: Condition,
  path: DocumentPath,
  facts: FactBook,
): Problem | undefined {
  try {
    const { slots } = compileCondition(condition, facts.table);
    if (slots.length > 0) return undefined;
    return {
      code: 'always-true',
      path,
      message: 'This asks for no fact: it is the same for every service.',
      hint: 'Ask for a fact.',
    };
  } catch (error) {
    if (!(error instanceof InvalidConditionError)) throw error;
    const end = error.message.lastIndexOf('. ') + 1;
    return {
      code: 'too-large',
      path: [...path, ...error.path],
      message: error.message.slice(0, end || undefined),
      ...(end > 0 && { hint: error.message.slice(end + 1) }),
    };
  }
}

/**
 * Checks a condition against the facts that there are: types first, and when they are right, whether it can be true at all.
 *
 * @returns whether there is no error
 */
export function checkCondition(
  condition: Condition,
  path: DocumentPath,
  { facts, findings }: ConditionContext,
): boolean {
  // No more would be told; names are compared with all that there are.
  if (findings.isFull) return false;
  const types = new TypeCheck();
  const scope = { facts };
  types.check(condition, scope, path);
  findings.add(...types.problems);
  if (types.problems.some(({ severity }) => !severity)) return false;
  const before = findings.errors;
  const problem = compileProblem(condition, path, facts);
  if (problem) findings.add(problem);
  else tellContradictions(condition, { scope, path, findings });
  return findings.errors === before;
}
