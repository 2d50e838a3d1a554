import type { FactTable } from './FactTable';
import type { Probe } from './lists';

/**
 * What is wrong with an expression, and where: offsets in its text, the end not part of it.
 *
 * @public
 */
export interface ExpressionFinding {
  message: string;
  start: number;
  end: number;
  /** `provider/name`, when there is no such fact. */
  unknownFact?: string;
  /** What to do, a sentence. */
  hint?: string;
}

/**
 * An expression made ready for a table.
 *
 * @public
 */
export interface CompiledExpression {
  readonly probe: Probe;
  /** Columns that it reads. */
  readonly slots: readonly number[];
}

/**
 * A language for what the tree of conditions cannot say. It answers true, false, unknown or that it failed, and its cost is
 * bounded before it is asked.
 *
 * @public
 */
export interface ExpressionLanguage {
  /** @returns nothing when it can be compiled and gives true or false */
  check(text: string, table: FactTable): ExpressionFinding[];
  /** @throws InvalidConditionError for the first finding */
  compile(options: {
    text: unknown;
    table: FactTable;
    path: readonly (string | number)[];
  }): CompiledExpression;
}
