import type { ScalarSchema, ScalarType } from '../../types';
import { compileComparison, type Compare } from './comparisons';
import type { FactColumn, FactTable } from './FactTable';
import { InvalidConditionError } from './InvalidConditionError';
import type { ItemScope } from './lists';

export type Path = readonly (string | number)[];

/** What one condition is compiled for, and what has been found of it so far. */
export interface Compilation {
  readonly table: FactTable;
  readonly slots: Set<number>;
  dependsOnTime: boolean;
  conditions: number;
  /** What looking at one value takes at most, in steps for each character of it. */
  work: number;
}

/** What the items of a list are, and the one that is looked at. */
export interface Items extends ItemScope {
  readonly list: string;
  readonly schema: ScalarSchema | { parts: Record<string, ScalarSchema> };
}

/** Where a condition stands. */
export interface Place {
  readonly path: Path;
  readonly depth: number;
  /** Of the list around it. */
  readonly items?: Items;
}

/** A condition taken apart. */
export interface Parts {
  /** Its kind, and what stands there. */
  readonly kind: Kind;
  readonly subject: unknown;
  readonly fields: ReadonlyMap<string, unknown>;
  /** The comparison, where the kind has one. */
  readonly operator: string;
  readonly operand: unknown;
}

/** Of each kind: the fields that may stand beside it, and whether a comparison does. */
export const KINDS = {
  all: { fields: [], compares: false },
  any: { fields: [], compares: false },
  not: { fields: [], compares: false },
  forAll: { fields: ['where', 'is'], compares: false },
  exists: { fields: ['where'], compares: false },
  count: { fields: ['where'], compares: true },
  fact: { fields: ['key'], compares: true },
  item: { fields: [], compares: true },
  cel: { fields: [], compares: false },
} as const satisfies Record<string, { fields: string[]; compares: boolean }>;

export type Kind = keyof typeof KINDS;

const KIND_NAMES = Object.keys(KINDS) as Kind[];

/** @throws InvalidConditionError when it is not exactly one condition, or has fields that mean nothing */
export function takeApart(condition: unknown, path: Path): Parts {
  if (
    typeof condition !== 'object' ||
    condition === null ||
    Array.isArray(condition)
  ) {
    throw new InvalidConditionError(
      `A condition must be a map with one of ${KIND_NAMES.join(', ')}.`,
      path,
    );
  }
  const fields = new Map<string, unknown>(
    Object.entries(condition).filter(([, value]) => value !== undefined),
  );
  const kinds = KIND_NAMES.filter(kind => fields.has(kind));
  if (kinds.length !== 1) {
    throw new InvalidConditionError(
      kinds.length > 1
        ? `A condition cannot be ${kinds.join(
            ' and ',
          )} at once. Put each into a condition of its own, below "all" or "any".`
        : `A condition must have one of ${KIND_NAMES.join(', ')}.`,
      path,
    );
  }
  const [kind] = kinds;
  const known: readonly string[] = [kind, ...KINDS[kind].fields];
  const others = [...fields].filter(([name]) => !known.includes(name));
  const wanted = KINDS[kind].compares ? 1 : 0;
  if (others.length !== wanted) {
    throw new InvalidConditionError(
      wanted
        ? `"${kind}" needs exactly one comparison beside it, such as "equals".`
        : `"${others[0][0]}" does not belong beside "${kind}".`,
      others.length > wanted ? [...path, others[wanted][0]] : path,
    );
  }
  const [operator = '', operand] = others[0] ?? [];
  return { kind, subject: fields.get(kind), fields, operator, operand };
}

/** What somebody has written, in a message. */
export const quoted = (written: unknown): string =>
  JSON.stringify(written)?.slice(0, 120) ?? 'undefined';

/** @throws InvalidConditionError for the name of no fact */
export function columnOf(
  compilation: Compilation,
  name: unknown,
  path: Path,
): FactColumn {
  const slot =
    typeof name === 'string' ? compilation.table.slotOf(name) : undefined;
  if (slot === undefined) {
    throw new InvalidConditionError(
      `There is no fact ${quoted(
        name,
      )}. Write the name of a fact as provider/name.`,
      path,
    );
  }
  compilation.slots.add(slot);
  return compilation.table.columns[slot];
}

/** What a comparison is about: its type, its name for people, and where it stands. */
export interface Compared {
  type: ScalarType;
  subject: string;
  path: Path;
}

/** Patterns and long lists of operands, for texts of any length and lists of any items. */
const MAX_WORK = 2_000;

/**
 * Adds to what looking at one value takes.
 *
 * @throws InvalidConditionError when it becomes too much
 */
export function spend(
  compilation: Compilation,
  work: number,
  path: Path,
): void {
  compilation.work += work;
  if (compilation.work <= MAX_WORK) return;
  throw new InvalidConditionError(
    'The patterns and lists of values of this condition take too much work together. Shorten them, or make it several checks.',
    path,
  );
}

/** @param name - of the comparison, where another than that which is written is meant */
export function comparisonOf(
  compilation: Compilation,
  { type, subject, path }: Compared,
  { operator, operand }: Pick<Parts, 'operator' | 'operand'>,
  name = operator,
): Compare {
  if (name === 'olderThan' || name === 'newerThan') {
    compilation.dependsOnTime = true;
  }
  return compileComparison(type, name, operand, {
    operator,
    subject,
    path,
    takes: work => spend(compilation, work, [...path, operator]),
  });
}

/** The operand of `present`. */
export function wantsPresence(operand: unknown, path: Path): boolean {
  if (typeof operand === 'boolean') return operand;
  throw new InvalidConditionError('"present" must be true or false.', [
    ...path,
    'present',
  ]);
}
