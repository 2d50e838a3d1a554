import type { Condition, ListCondition, NamedFact } from '../../../types';
import { celName } from '../../evaluation/cel/facts';
import type { ExpressionFinding } from '../../evaluation/ExpressionLanguage';
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
import {
  comparisonOf,
  findList,
  findSubject,
  isGroup,
  isList,
  operandSchema,
  operatorsFor,
  type Leaf,
  type Scope,
  type Subject,
} from './subjects';
import { tellContradictions } from './tellContradictions';

/** Lists in lists: each one more multiplies what a condition costs by the length of a list. */
const MOST_LISTS = 2;

/**
 * Finds what is wrong in an expression.
 *
 * @public
 */
export type CheckExpression = (
  text: string,
  facts: readonly NamedFact[],
) => ExpressionFinding[];

/** What a condition is checked with. */
export interface ConditionContext {
  facts: FactBook;
  findings: Findings;
  checkExpression: CheckExpression;
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
  readonly #checkExpression: CheckExpression;

  constructor(checkExpression: CheckExpression) {
    this.#checkExpression = checkExpression;
  }

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
    if (scope.lists >= MOST_LISTS) {
      this.problems.push({
        code: 'too-large',
        path,
        message: `A list stands in ${MOST_LISTS} others, and each multiplies the work.`,
        hint: 'Ask less deeply.',
      });
    } else if ('problem' in found) {
      this.problems.push(found.problem());
    } else {
      const { items } = found;
      const inner = { ...scope, items, lists: scope.lists + 1 };
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
    const found = this.#checkExpression(text, facts.facts);
    for (const { message, start, end, unknownFact } of found) {
      this.problems.push({
        code: 'bad-expression',
        path: [...path, 'cel'],
        span: { start, end },
        message,
        hint: 'A fact is written provider.fact_name, with _ in the place of -.',
        ...(unknownFact !== undefined && {
          code: 'unknown-fact',
          ...asExpression(facts.unknown(unknownFact), text.slice(start, end)),
        }),
      });
    }
  }
}

/** A hint as expressions write facts; what was written is replaced only when all of it was the name. */
function asExpression({ hint, replacement }: Repair, written: string): Repair {
  if (!replacement) return { hint };
  const name = celName(replacement).replace('/', '.');
  return {
    hint: `Did you mean ${name}?`,
    ...(written.includes('.') && { replacement: name, writtenAs: 'yaml' }),
  };
}

/**
 * Checks a condition against the facts that there are: types first, and when they are right, whether it can be true at all.
 *
 * @returns whether there is no error
 */
export function checkCondition(
  condition: Condition,
  path: DocumentPath,
  { facts, findings, checkExpression }: ConditionContext,
): boolean {
  // No more would be told; names are compared with all that there are.
  if (findings.isFull) return false;
  const types = new TypeCheck(checkExpression);
  const scope = { facts, lists: 0 };
  types.check(condition, scope, path);
  const before = findings.errors;
  findings.add(...types.problems);
  if (findings.errors === before) {
    tellContradictions(condition, { scope, path, findings });
  }
  return findings.errors === before;
}
