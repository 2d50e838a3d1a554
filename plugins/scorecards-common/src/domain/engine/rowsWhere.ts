import type { Condition } from '../../types';
import { compileCheck } from '../evaluation/compileCheck';
import type { EngineState } from './EngineState';
import type { Slices } from './Slices';
import { COUNTS_AS, STATE } from './verdicts';

/** Rows of entities for which a condition is true. */
export async function rowsWhere(options: {
  state: EngineState;
  slices: Slices;
  condition: Condition;
  rows?: Uint32Array;
  at: number;
}): Promise<Uint32Array> {
  const { state, slices, condition: passes, at } = options;
  const { table } = state.rules;
  const { judge } = compileCheck({ check: { passes }, table });
  const found: number[] = [];
  await slices.each(options.rows ?? state.entities.all, row => {
    if (!state.entities.head(row)) return;
    state.facts.age(row, at);
    if (COUNTS_AS[judge(row, at)] === STATE.pass) found.push(row);
  });
  return Uint32Array.from(found);
}
