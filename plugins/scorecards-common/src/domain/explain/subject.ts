import type { Condition, FactValue, KnownFact, NamedFact } from '../../types';
import { compileCondition } from '../evaluation/compileCondition';
import type { FactTable } from '../evaluation/FactTable';
import { FAILED, UNKNOWN, type Truth } from '../evaluation/truth';

/**
 * What a condition is asked about: the table says what is true, the known facts say it in words. Both are of the same moment.
 *
 * @public
 */
export interface Subject {
  table: FactTable;
  row: number;
  /** Milliseconds since 1970, UTC. */
  at: number;
  known: (fact: string) => KnownFact | undefined;
}

/**
 * The schema of a fact by its full name.
 *
 * @public
 */
export type FindFact = (name: string) => NamedFact;

/**
 * The schemas of a table; a name that it does not have stands for itself, as broken checks are explained too.
 *
 * @public
 */
export function factsOf(table: FactTable): FindFact {
  return name => {
    const slot = table.slotOf(name);
    return slot === undefined
      ? { name, fullName: name, title: name, type: 'string' }
      : table.columns[slot].fact;
  };
}

const sayProblem = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Whether a condition, or a part of one, holds; one that is broken is not known. */
export function lookAt(
  condition: Condition,
  { table, row, at }: Subject,
): { truth: Truth; slots: readonly number[]; problem?: string } {
  try {
    const { probe, slots } = compileCondition(condition, table);
    const outcome = probe(row, { at, trustsStale: false });
    return outcome === FAILED
      ? { truth: UNKNOWN, slots, problem: 'it fails on these values' }
      : { truth: outcome, slots };
  } catch (error) {
    return { truth: UNKNOWN, slots: [], problem: sayProblem(error) };
  }
}

/** The value of a fact, when there is one that fits its type: a schema may have changed since it was read. */
export function valueOf(
  { type }: NamedFact,
  known: KnownFact | undefined,
): FactValue | undefined {
  if (!known || !('value' in known.reading)) return undefined;
  const { value } = known.reading;
  let found: string = typeof value === 'object' ? 'map' : 'scalar';
  if (Array.isArray(value)) found = 'list';
  const wanted = type === 'list' || type === 'map' ? type : 'scalar';
  return found === wanted ? value : undefined;
}
