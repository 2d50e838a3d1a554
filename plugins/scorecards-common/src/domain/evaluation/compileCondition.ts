import type { Condition } from '../../types';
import { itemsOf } from '../conditions';
import { cel } from './cel/cel';
import {
  columnOf,
  takeApart,
  type Compilation,
  type Items,
  type Parts,
  type Place,
} from './compilation';
import type { CompiledCondition } from './compiled';
import type { FactTable } from './FactTable';
import { InvalidConditionError } from './InvalidConditionError';
import { factLeaf, itemLeaf, onList } from './leaves';
import { count, COUNTS, exists, forAll, type Probe } from './lists';
import { FAILED, FALSE, negated, TRUE, UNKNOWN, type Outcome } from './truth';

const MAX_DEPTH = 32;
const MAX_CONDITIONS = 1_000;

const always: Probe = () => TRUE;

function allOf(probes: readonly Probe[]): Probe {
  return (row, moment) => {
    let found: Outcome = TRUE;
    for (let index = 0; index < probes.length; index++) {
      const outcome = probes[index](row, moment);
      if (outcome === FALSE) return FALSE;
      if (outcome > found) found = outcome;
    }
    return found;
  };
}

function anyOf(probes: readonly Probe[]): Probe {
  return (row, moment) => {
    let found: Outcome = FALSE;
    for (let index = 0; index < probes.length; index++) {
      const outcome = probes[index](row, moment);
      if (outcome === TRUE) return TRUE;
      if (outcome > found) found = outcome;
    }
    return found;
  };
}

function inner(
  compilation: Compilation,
  condition: unknown,
  place: Place,
  ...fields: (string | number)[]
): Probe {
  return compile(compilation, condition, {
    ...place,
    path: [...place.path, ...fields],
    depth: place.depth + 1,
  });
}

function each(
  compilation: Compilation,
  { kind, subject }: Parts,
  place: Place,
): Probe[] {
  if (!Array.isArray(subject)) {
    throw new InvalidConditionError(`"${kind}" must be a list of conditions.`, [
      ...place.path,
      kind,
    ]);
  }
  return subject.map((condition, index) =>
    inner(compilation, condition, place, kind, index),
  );
}

function counted(
  items: Items,
  where: Probe,
  { operator, operand }: Parts,
  { path }: Place,
) {
  const compare = COUNTS.get(operator);
  if (compare && Number.isSafeInteger(operand)) {
    return count(items, where, compare, operand as number);
  }
  throw new InvalidConditionError(
    compare
      ? `"${operator}" of a count must be a whole number.`
      : `"${operator}" cannot be asked of a count. Use one of ${[
          ...COUNTS.keys(),
        ].join(', ')}.`,
    [...path, operator],
  );
}

function listQuestion(
  compilation: Compilation,
  parts: Parts,
  place: Place,
): Probe {
  const { kind, subject, fields } = parts;
  const path = [...place.path, kind];
  const column = columnOf(compilation, subject, path);
  const { fact } = column;
  if (fact.type !== 'list') {
    throw new InvalidConditionError(
      `"${kind}" needs a fact that is a list; ${fact.fullName} is a ${fact.type}.`,
      path,
    );
  }
  // It could not ask of the item around it, and would multiply the work by the length of the list.
  if (place.items) {
    throw new InvalidConditionError(
      `"${kind}" stands within a question about another list. Ask both side by side, below "all" or "any".`,
      path,
    );
  }
  const items: Items = {
    item: undefined,
    list: fact.fullName,
    schema: itemsOf(fact),
  };
  const within = { ...place, items };
  const where = fields.has('where')
    ? inner(compilation, fields.get('where'), within, 'where')
    : always;
  if (kind === 'exists') return onList(column, exists(items, where));
  if (kind === 'count') {
    return onList(column, counted(items, where, parts, place));
  }
  const is = inner(compilation, fields.get('is'), within, 'is');
  return onList(column, forAll(items, where, is));
}

function expression(
  compilation: Compilation,
  text: unknown,
  { path }: Place,
): Probe {
  const compiled = cel.compile({
    text,
    table: compilation.table,
    path: [...path, 'cel'],
  });
  for (const slot of compiled.slots) compilation.slots.add(slot);
  return compiled.probe;
}

function compile(
  compilation: Compilation,
  condition: unknown,
  place: Place,
): Probe {
  if (++compilation.conditions > MAX_CONDITIONS || place.depth > MAX_DEPTH) {
    throw new InvalidConditionError(
      `A condition can have ${MAX_CONDITIONS} parts and be ${MAX_DEPTH} levels deep. Divide it into several checks.`,
      place.path,
    );
  }
  const parts = takeApart(condition, place.path);
  switch (parts.kind) {
    case 'all':
      return allOf(each(compilation, parts, place));
    case 'any':
      return anyOf(each(compilation, parts, place));
    case 'not': {
      const probe = inner(compilation, parts.subject, place, 'not');
      return (row, moment) => negated(probe(row, moment));
    }
    case 'fact':
      return factLeaf(compilation, parts, place);
    case 'item':
      return itemLeaf(compilation, parts, place);
    case 'cel':
      return expression(compilation, parts.subject, place);
    default:
      return listQuestion(compilation, parts, place);
  }
}

/**
 * Makes a condition ready for a table, as closures over its columns.
 *
 * Three-valued, after Kleene: what is not known stays unknown until other parts decide without it, so that a condition is true or
 * false only where every value of the unknown facts would give the same. Not known are facts that were never read or are
 * unavailable, stale ones unless they are trusted, and what is missing, but for `present`.
 *
 * @throws InvalidConditionError for an unknown fact, operator or field and for a wrong operand
 *
 * @public
 */
export function compileCondition(
  condition: Condition,
  table: FactTable,
): CompiledCondition {
  const compilation: Compilation = {
    table,
    slots: new Set(),
    dependsOnTime: false,
    conditions: 0,
    work: 0,
  };
  const probe = compile(compilation, condition, { path: [], depth: 0 });
  return {
    probe,
    evaluate: (row, moment) => {
      const outcome = probe(row, moment);
      return outcome === FAILED ? UNKNOWN : outcome;
    },
    slots: [...compilation.slots].sort((left, right) => left - right),
    dependsOnTime: compilation.dependsOnTime,
  };
}
