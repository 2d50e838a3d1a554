import type { Condition, FactReading } from '../../types';
import type { CompiledCondition } from '../evaluation/compiled';
import { compileCondition } from '../evaluation/compileCondition';
import { FactTable } from '../evaluation/FactTable';
import { FALSE, TRUE } from '../evaluation/truth';
import type { Subject } from './subject';

/** What a fact would be. */
export interface Outcome {
  fact: string;
  becomes: FactReading;
}

/** A copy of the facts that conditions read, in which they can be changed. */
export class Trial {
  readonly #table: FactTable;
  readonly #compiled: { condition: CompiledCondition; wanted: boolean }[];
  readonly #at: number;

  constructor(
    asked: readonly { condition: Condition; wanted: boolean }[],
    { table, row, at }: Subject,
  ) {
    const { slots } = compileCondition(
      { all: asked.map(({ condition }) => condition) },
      table,
    );
    const columns = slots.map(slot => table.columns[slot]);
    this.#at = at;
    this.#table = new FactTable(columns.map(({ fact }) => fact));
    this.#table.resize(1);
    columns.forEach((column, slot) => {
      const copy = this.#table.columns[slot];
      copy.values[0] = column.values[row];
      copy.states[0] = column.states[row];
    });
    this.#compiled = asked.map(({ condition, wanted }) => ({
      condition: compileCondition(condition, this.#table),
      wanted,
    }));
  }

  /** Indexes of those that are not as they are wanted after these changes, which stay until others of the same facts come. */
  unmet(outcomes: readonly Outcome[]): number[] {
    for (const { fact, becomes } of outcomes) {
      const slot = this.#table.slotOf(fact);
      if (slot !== undefined) this.#table.set(0, slot, becomes);
    }
    const moment = { at: this.#at, trustsStale: false };
    return this.#compiled.flatMap(({ condition, wanted }, index) =>
      condition.evaluate(0, moment) === (wanted ? TRUE : FALSE) ? [] : [index],
    );
  }
}
